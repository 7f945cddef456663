package org.rescind.notifier.institution;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"name": "University of Somewhere", "country": "NL", "contactEmail": "data-protection@somewhere.example"}""")
record Registration(
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Size(max = 100) String country,
        @NotBlank @Email @Size(max = 320) String contactEmail) {}
