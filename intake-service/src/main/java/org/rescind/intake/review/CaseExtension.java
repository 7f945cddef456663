package org.rescind.intake.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The person waits longer, and why.
 *
 * @param reason as a code, if there is one
 * @param text why, as the reviewer wrote it
 */
public record CaseExtension(
        @Nullable String reason, @Nullable String text, Instant decidedAt) {

    @Override
    public String toString() {
        return "CaseExtension[hidden]";
    }
}
