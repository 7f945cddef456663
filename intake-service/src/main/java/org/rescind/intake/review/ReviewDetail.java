package org.rescind.intake.review;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request, as a reviewer sees it who decides.
 *
 * @param decisions all that were taken about it, and by whom
 */
record ReviewDetail(HeldRequest request, List<Decision> decisions, List<Objection> appeals) {

    record Decision(
            String decision,
            @Nullable String reason,
            @Nullable String text,
            @Nullable String reviewer,
            Instant decidedAt) {

        static Decision of(Reviewed review) {
            return new Decision(
                    review.decision(), review.reason(), review.text(), review.reviewer(), review.decidedAt());
        }
    }

    /**
     * What the person says against a refusal.
     *
     * @param text null when it was erased
     */
    record Objection(@Nullable String text, Instant receivedAt, boolean answered) {

        static Objection of(Appeal appeal) {
            return new Objection(appeal.text(), appeal.receivedAt(), !appeal.waits());
        }
    }
}
