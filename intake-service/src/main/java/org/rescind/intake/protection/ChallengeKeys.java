package org.rescind.intake.protection;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.rescind.intake.IntakeConfig;

/** What challenges are signed with: derived from the encryption keys, so that there is no further secret to keep. */
@Singleton
class ChallengeKeys {

    private static final byte[] LABEL = "rescind/intake/challenge/v1".getBytes(StandardCharsets.US_ASCII);

    private final List<String> keys;

    @Inject
    ChallengeKeys(IntakeConfig config) {
        this(config.encryptionKey());
    }

    /** @param encryptionKeys base64, separated by commas; the first signs */
    ChallengeKeys(String encryptionKeys) {
        this.keys = Arrays.stream(encryptionKeys.split(",", -1))
                .map(key -> derive(Base64.getDecoder().decode(key.trim())))
                .toList();
    }

    private static String derive(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(LABEL));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    String current() {
        return keys.get(0);
    }

    /** The current one, and those from before a change. */
    List<String> all() {
        return keys;
    }
}
