package org.rescind.intake.caseview;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.coverage.DatasetTable;
import org.rescind.intake.request.CaseKeys;
import org.rescind.intake.request.RemovalRequest;
import org.rescind.intake.review.CaseDecisions;
import org.rescind.messaging.Sql;
import org.rescind.web.Cursor;
import org.rescind.web.Page;
import org.rescind.web.Problem;

/** The lists of a case, whole or in parts. */
@Singleton
class CaseLists {

    /** Of each list on a page. */
    private static final int SHOWN = 300;

    private final Sql sql;
    private final CaseKeys cases;
    private final CaseReferenceTable references;
    private final CaseDatasetTable datasets;
    private final RecipientTable recipients;
    private final StepTable steps;
    private final DatasetTable titles;
    private final CaseDecisions decisions;

    CaseLists(
            Sql sql,
            CaseKeys cases,
            CaseReferenceTable references,
            CaseDatasetTable datasets,
            RecipientTable recipients,
            StepTable steps,
            DatasetTable titles,
            CaseDecisions decisions) {
        this.sql = sql;
        this.cases = cases;
        this.references = references;
        this.datasets = datasets;
        this.recipients = recipients;
        this.steps = steps;
        this.titles = titles;
        this.decisions = decisions;
    }

    /** As of one moment: sums that do not fit what they are the sums of would look like a fault. */
    @Transactional
    CaseView view(String id, @Nullable String authorization) {
        sql.readAsOfOneMoment();
        return view(cases.open(id, authorization), null, null, Page.MAX_LIMIT);
    }

    /** The same for a page, with its parts of the lists, and what only people read. */
    @Transactional
    CasePicture picture(String id, @Nullable String key, @Nullable String references, @Nullable String recipients) {
        sql.readAsOfOneMoment();
        RemovalRequest request = cases.openWith(id, key);
        return CasePicture.of(
                view(request, references, recipients, SHOWN), steps.latest(request.id()), titles.published());
    }

    /** Without its lists. */
    @Transactional
    CaseView head(RemovalRequest request) {
        sql.readAsOfOneMoment();
        return CaseView.of(
                request,
                decisions.of(request),
                new Page<>(List.of(), null),
                datasets.list(request.id()),
                new Page<>(List.of(), null));
    }

    private CaseView view(
            RemovalRequest request, @Nullable String referencesAt, @Nullable String recipientsAt, int limit) {
        return CaseView.of(
                request,
                decisions.of(request),
                references(request.id(), referencesAt, limit),
                datasets.list(request.id()),
                recipients(request.id(), recipientsAt, limit));
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
