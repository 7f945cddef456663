package org.rescind.index.removal;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.rescind.messaging.Sql;

/**
 * The order in which everything that can append takes its locks. What makes records visible (an import that completes, a
 * dataset that becomes published) excludes every resolution, so that neither can miss the other; resolutions exclude each
 * other by dataset. Taken first in the transaction: whatever is read for a decision is read in a later statement.
 */
@Singleton
class LockTable {

    private static final long KEY = 0x7265_7363_696e_64L;

    private final Sql sql;

    LockTable(Sql sql) {
        this.sql = sql;
    }

    void forVisibility() {
        sql.list("select 1 from pg_advisory_xact_lock(?)", row -> true, KEY);
    }

    /** Nothing becomes visible meanwhile; resolutions go on. */
    void againstVisibility() {
        sql.list("select 1 from pg_advisory_xact_lock_shared(?)", row -> true, KEY);
    }

    /** Locks the published datasets in the scope of the requests, by name. */
    String[] forResolution(UUID[] requests) {
        againstVisibility();
        List<String> datasets = sql.list("""
                select d.name from dataset d
                 where d.published
                   and exists (select from request q
                                where q.id = any(?) and (q.datasets is null or d.name = any(q.datasets)))
                 order by d.name for no key update of d""", row -> row.getString(1), (Object) requests);
        return datasets.toArray(String[]::new);
    }
}
