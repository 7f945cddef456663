package org.rescind.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An institution that is told of removals.
 *
 * @param number its place among all, from 0, and the path of its endpoint
 */
record Partner(int number, String id, String url, SecretKeySpec secret) {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    static Partner of(int number, String id, String url, String shownSecret) {
        var bytes = Base64.getDecoder().decode(shownSecret.substring(PREFIX.length()));
        return new Partner(number, id, url, new SecretKeySpec(bytes, ALGORITHM));
    }

    /** The signature {@code v1} of Standard Webhooks, as the notifier makes it. */
    String sign(String message, long timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update((message + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "Partner[" + number + ", " + id + "]";
    }
}
