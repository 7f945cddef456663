package org.rescind.notifier.policy;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescind.messaging.Sql;

/** What operations set for single datasets. */
@Singleton
class PolicyTable {

    private final Sql sql;

    PolicyTable(Sql sql) {
        this.sql = sql;
    }

    Optional<Policy> find(String dataset) {
        return sql.one(
                """
                select notified_within, acknowledged_within, purged_within, defaulted_after
                  from deadline_policy where dataset = ?""",
                row -> new Policy(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                dataset);
    }

    void put(String dataset, Policy policy, Instant now) {
        sql.update(
                """
                insert into deadline_policy (dataset, notified_within, acknowledged_within, purged_within, defaulted_after,
                                             changed_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (dataset) do update
                   set notified_within = excluded.notified_within, acknowledged_within = excluded.acknowledged_within,
                       purged_within = excluded.purged_within, defaulted_after = excluded.defaulted_after,
                       changed_at = excluded.changed_at""",
                dataset,
                policy.notifiedWithin(),
                policy.acknowledgedWithin(),
                policy.purgedWithin(),
                policy.defaultedAfter(),
                now);
    }

    /** As operations set it: null is the default. */
    record Policy(
            @Nullable String notifiedWithin,
            @Nullable String acknowledgedWithin,
            @Nullable String purgedWithin,
            @Nullable String defaultedAfter) {}
}
