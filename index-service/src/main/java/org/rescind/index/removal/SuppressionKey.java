package org.rescind.index.removal;

import jakarta.inject.Singleton;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The secret that turns photos and accounts into keyed hashes. Losing it ends every standing suppression: back it up. */
@Singleton
public class SuppressionKey {

    private static final int LEAST_BYTES = 32;

    private final byte[] bytes;

    /** @param base64 at least 32 random bytes; environment {@code RESCIND_SUPPRESSION_KEY} */
    SuppressionKey(@ConfigProperty(name = "rescind.suppression-key") String base64) {
        this.bytes = Base64.getDecoder().decode(base64);
        if (bytes.length < LEAST_BYTES) {
            throw new IllegalArgumentException("rescind.suppression-key needs at least 32 bytes in base64");
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "SuppressionKey[hidden]";
    }
}
