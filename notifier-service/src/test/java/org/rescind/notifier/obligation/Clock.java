package org.rescind.notifier.obligation;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.rescind.messaging.Sql;

/** Lets time pass for one dataset, as the SQL sees it. */
@Singleton
class Clock {

    private final Sql sql;

    Clock(Sql sql) {
        this.sql = sql;
    }

    /** Everything of the dataset happened so much earlier. */
    void passes(String dataset, String interval) {
        sql.update("update log_entry set applied_at = applied_at - ?::interval where dataset = ?", interval, dataset);
        sql.update(
                "update copy set owed_since = owed_since - ?::interval, waived_until = waived_until - ?::interval"
                        + " where dataset = ?",
                interval,
                interval,
                dataset);
        sql.update(
                "update exemption set until = until - ?::interval, attested_at = attested_at - ?::interval where dataset = ?",
                interval,
                interval,
                dataset);
        sql.update("update reminder set at = at - ?::interval where dataset = ?", interval, dataset);
    }

    String status(UUID institution) {
        return sql.one("select status from institution where id = ?", row -> row.getString(1), institution)
                .orElseThrow();
    }
}
