package org.rescind.intake.caseview;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.request.Phase;
import org.rescind.intake.request.RemovalRequest;
import org.rescind.intake.request.Status;
import org.rescind.intake.request.Totals;
import org.rescind.intake.request.Withdrawal;
import org.rescind.intake.review.CaseDecision;
import org.rescind.intake.review.CaseDecisions;
import org.rescind.intake.review.CaseExtension;
import org.rescind.web.Page;

/**
 * The case.
 *
 * @param erasedAt when what the person wrote was erased; the case itself goes on
 * @param decision what a reviewer decided, if one had to
 * @param extension why the person waits longer, if so
 * @param references the first 1,000
 * @param recipients the first 1,000
 * @param next the cursors with which the two lists go on
 */
record CaseView(
        UUID id,
        Status status,
        @Nullable Phase phase,
        @Nullable Withdrawal withdrawal,
        Instant receivedAt,
        Instant expectedBy,
        @Nullable Instant erasedAt,
        @Nullable CaseDecision decision,
        @Nullable CaseExtension extension,
        List<CaseReference> references,
        Totals totals,
        List<CaseDataset> datasets,
        List<Recipient> recipients,
        Next next) {

    /** Null where the list is complete. */
    record Next(@Nullable String references, @Nullable String recipients) {}

    static CaseView of(
            RemovalRequest request,
            CaseDecisions.Told told,
            Page<CaseReference> references,
            List<CaseDataset> datasets,
            Page<Recipient> recipients) {
        return new CaseView(
                request.id(),
                request.status(),
                request.phase(),
                request.withdrawal(),
                request.receivedAt(),
                request.expectedBy(),
                request.erasedAt(),
                told.decision(),
                told.extension(),
                references.items(),
                request.totals(),
                datasets,
                recipients.items(),
                new Next(references.next(), recipients.next()));
    }
}
