package org.rescind.notifier.portal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of an institution has signed in.
 *
 * @param keyPrint of the key that was used: the session ends when the institution has another
 * @param formToken what each of its forms carries, so that nobody else can make one
 */
record Session(UUID institution, Instant until, String keyPrint, String formToken) {

    boolean madeForm(@Nullable String token) {
        return token != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), formToken.getBytes(StandardCharsets.UTF_8));
    }

    String written() {
        return institution + " " + until.getEpochSecond() + " " + keyPrint + " " + formToken;
    }

    static Session read(String written) {
        String[] parts = written.split(" ", -1);
        return new Session(
                UUID.fromString(parts[0]), Instant.ofEpochSecond(Long.parseLong(parts[1])), parts[2], parts[3]);
    }

    @Override
    public String toString() {
        return "Session[" + institution + " until " + until + "]";
    }
}
