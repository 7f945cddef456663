package org.rescind.notifier.obligation;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.rescind.messaging.Sql;

/** Who waived what, why, and until when. Only ever added to. */
@Singleton
class WaiverTable {

    private final Sql sql;

    WaiverTable(Sql sql) {
        this.sql = sql;
    }

    void insert(
            UUID institution,
            String dataset,
            String release,
            String person,
            String reason,
            Instant until,
            Instant now) {
        sql.update("""
                insert into waiver (institution, dataset, release, person, reason, until, at)
                values (?, ?, ?, ?, ?, ?, ?)""", institution, dataset, release, person, reason, until, now);
    }
}
