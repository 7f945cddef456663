package org.rescind.intake.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One decision, as it was taken.
 *
 * @param decision {@code accept}, {@code first_accept}, {@code refuse}, {@code extend} or {@code uphold}
 * @param reason a code; null when there was none, or before there were codes
 * @param text what the person is told
 */
record Reviewed(
        UUID id,
        String decision,
        @Nullable String reason,
        @Nullable String text,
        @Nullable String reviewer,
        Instant decidedAt) {

    boolean is(String what) {
        return decision.equals(what);
    }

    @Override
    public String toString() {
        return "Reviewed[" + decision + "]";
    }
}
