package org.rescind.intake.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescind.web.Role;
import org.rescind.web.StaticTokens;

/**
 * A reviewer has signed in.
 *
 * @param holder by the token that was shown: the session ends when there is another one
 * @param formToken what each of their forms carries, so that nobody else can make one
 */
record ReviewSession(StaticTokens.Holder holder, Instant until, String formToken) {

    boolean madeForm(@Nullable String token) {
        return token != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), formToken.getBytes(StandardCharsets.UTF_8));
    }

    String written() {
        return until.getEpochSecond() + " " + holder.name() + " " + holder.tokenSha256() + " " + formToken;
    }

    static ReviewSession read(String written) {
        String[] parts = written.split(" ", 4);
        return new ReviewSession(
                new StaticTokens.Holder(parts[1], Role.REVIEWER, parts[2]),
                Instant.ofEpochSecond(Long.parseLong(parts[0])),
                parts[3]);
    }

    @Override
    public String toString() {
        return "ReviewSession[" + holder.name() + " until " + until + "]";
    }
}
