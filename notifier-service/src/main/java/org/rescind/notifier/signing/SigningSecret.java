package org.rescind.notifier.signing;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What an endpoint and we share: the key of the Standard Webhooks signature {@code v1}. */
public final class SigningSecret {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final SecretKeySpec key;

    private SigningSecret(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    public static SigningSecret random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SigningSecret(bytes);
    }

    /** Reads what {@link #shown} wrote. */
    public static SigningSecret parse(String shown) {
        if (!shown.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a signing secret starts with " + PREFIX);
        }
        return new SigningSecret(Base64.getDecoder().decode(shown.substring(PREFIX.length())));
    }

    /** {@code whsec_<base64>}: the form that every Standard Webhooks library takes. */
    public String shown() {
        return PREFIX + Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** The part {@code v1,<base64>} of {@code webhook-signature}, over {@code id.timestamp.} and the body. */
    String sign(byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(head);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "SigningSecret[hidden]";
    }
}
