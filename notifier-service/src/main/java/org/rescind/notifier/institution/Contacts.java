package org.rescind.notifier.institution;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who is written to when something is late.
 *
 * @param dataProtectionEmail without one, what would go there goes to the contact
 */
@Schema(examples = """
        {"contactEmail": "faces@somewhere.example", "dataProtectionEmail": "data-protection@somewhere.example"}""")
record Contacts(
        @NotBlank @Email @Size(max = 320) String contactEmail,
        @Nullable @Email @Size(min = 1, max = 320) String dataProtectionEmail) {}
