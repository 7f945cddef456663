package org.rescind.intake.caseview;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.rescind.intake.request.Confidential;
import org.rescind.intake.request.RequestKey;
import org.rescind.messaging.Sql;

/** The references of a case, in the order in which they were pasted. */
@Singleton
class CaseReferenceTable {

    private final Sql sql;
    private final Confidential confidential;

    CaseReferenceTable(Sql sql, Confidential confidential) {
        this.sql = sql;
        this.confidential = confidential;
    }

    List<CaseReference> list(UUID request, int after, int limit) {
        RequestKey key = confidential.key(request);
        return sql.list(
                """
                select ordinal, input_encrypted, kind, value, outcome, photos, reason
                  from reference where request = ? and ordinal > ? order by ordinal limit ?""",
                row -> new CaseReference(
                        row.getInt(1),
                        key.openInput(row.getBytes(2), row.getInt(1)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6),
                        row.getString(7)),
                request,
                after,
                limit);
    }
}
