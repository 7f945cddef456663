package org.rescind.notifier.institution;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(examples = """
        {"name": "University of Somewhere", "country": "NL", "contactEmail": "faces@somewhere.example",
         "dataProtectionEmail": "data-protection@somewhere.example"}""")
public record Registration(
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Size(max = 100) String country,
        @NotBlank @Email @Size(max = 320) String contactEmail,
        @Nullable @Email @Size(min = 1, max = 320) String dataProtectionEmail) {}
