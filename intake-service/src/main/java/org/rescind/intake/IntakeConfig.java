package org.rescind.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What an installation sets for this service. */
@ConfigMapping(prefix = "rescind")
public interface IntakeConfig {

    /**
     * Base64 of 32 bytes; several, separated by commas, while a key is being changed: the first one encrypts. Environment:
     * {@code RESCIND_ENCRYPTION_KEY}.
     */
    String encryptionKey();

    /** The address that the public sees, without a slash at its end. Environment: {@code RESCIND_PUBLIC_URL}. */
    @WithDefault("http://localhost:8080")
    String publicUrl();

    /**
     * Where flaws can be told, {@code mailto:} or {@code https:}, for {@code /.well-known/security.txt}; without it there is
     * none. Environment: {@code RESCIND_SECURITY_CONTACT}.
     */
    Optional<String> securityContact();

    /**
     * How long what a person wrote is kept after the case has closed and every copy was purged. Environment: {@code
     * RESCIND_RETENTION}.
     */
    @WithDefault("P90D")
    Duration retention();

    /** How often it is looked for what is over. Environment: {@code RESCIND_RETENTION_EVERY}. */
    @WithDefault("PT1M")
    Duration retentionEvery();
}
