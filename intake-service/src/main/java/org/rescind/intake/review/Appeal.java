package org.rescind.intake.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person asked that somebody looks again.
 *
 * @param review the refusal
 * @param text null when it was erased
 * @param answer the decision that answered it; null while it waits
 */
record Appeal(
        UUID id,
        UUID review,
        @Nullable String text,
        Instant receivedAt,
        @Nullable UUID answer) {

    boolean waits() {
        return answer == null;
    }

    @Override
    public String toString() {
        return "Appeal[hidden]";
    }
}
