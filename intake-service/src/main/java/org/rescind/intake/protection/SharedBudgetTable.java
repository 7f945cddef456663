package org.rescind.intake.protection;

import jakarta.inject.Singleton;
import org.rescind.messaging.Sql;

/** What all instances share, and take portions of. */
@Singleton
class SharedBudgetTable {

    /**
     * @param taken what this instance has now
     * @param left what there is for all, of {@code most}
     */
    record Portion(long taken, double left) {}

    private final Sql sql;

    SharedBudgetTable(Sql sql) {
        this.sql = sql;
    }

    /** By the clock of the database, the only one that all share. It refills evenly within an hour. */
    Portion take(String name, long wanted, long most) {
        return sql.one(
                        """
                        with filled as (
                             select name, least(?::float8, tokens + ?::float8
                                        * greatest(0, extract(epoch from clock_timestamp() - refilled_at)) / 3600) as tokens
                               from shared_budget where name = ? for update)
                        update shared_budget b
                           set tokens = f.tokens - least(?, floor(f.tokens)), refilled_at = clock_timestamp()
                          from filled f
                         where b.name = f.name
                        returning f.tokens, b.tokens""",
                        row -> new Portion(Math.round(row.getDouble(1) - row.getDouble(2)), row.getDouble(2)),
                        most,
                        most,
                        name,
                        wanted)
                .orElseThrow();
    }
}
