package org.rescind.intake.caseview;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.request.RemovalRequest;
import org.rescind.web.Cursor;
import org.rescind.web.Page;
import org.rescind.web.Problem;

/** The lists of a case, whole or in parts. */
@Singleton
class CaseLists {

    private final CaseReferenceTable references;
    private final CaseDatasetTable datasets;
    private final RecipientTable recipients;

    CaseLists(CaseReferenceTable references, CaseDatasetTable datasets, RecipientTable recipients) {
        this.references = references;
        this.datasets = datasets;
        this.recipients = recipients;
    }

    CaseView view(RemovalRequest request) {
        return CaseView.of(
                request,
                references(request.id(), null, Page.MAX_LIMIT),
                datasets.list(request.id()),
                recipients(request.id(), null, Page.MAX_LIMIT));
    }

    Page<CaseReference> references(UUID request, @Nullable String cursor, int limit) {
        return Page.of(
                references.list(request, ordinal(cursor), limit + 1), limit, reference -> "" + reference.ordinal());
    }

    Page<Recipient> recipients(UUID request, @Nullable String cursor, int limit) {
        return Page.of(
                recipients.list(request, RecipientCursor.read(cursor), limit + 1), limit, RecipientCursor::after);
    }

    private static int ordinal(@Nullable String cursor) {
        try {
            return Integer.parseInt(Cursor.read(cursor, "0"));
        } catch (NumberFormatException e) {
            throw Problem.INVALID_CURSOR.with("Use the value of \"next\" of the part before, or leave the cursor out.");
        }
    }
}
