package org.rescind.notifier.portal;

import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.rescind.messaging.Sql;

/** By when the first entry after a position is to be purged. */
@Singleton
class DueTable {

    private final Sql sql;

    DueTable(Sql sql) {
        this.sql = sql;
    }

    /** Empty when nothing comes after the position. */
    Optional<Due> purge(String dataset, long after) {
        return sql.one(
                """
                select position, due, due < now()
                  from (select position, applied_at + purge_within::interval as due
                          from log_entry where dataset = ? and position = ?) e""",
                row -> new Due(
                        row.getLong(1),
                        row.getTimestamp(2).toInstant().truncatedTo(ChronoUnit.SECONDS),
                        row.getBoolean(3)),
                dataset,
                after + 1);
    }
}
