package org.rescind.intake.outcome;

import jakarta.inject.Singleton;
import org.rescind.messaging.Sql;

/** Cases that do not add up: an index of its own makes the count cheap, because it is empty. */
@Singleton
class UnbalancedTable {

    private final Sql sql;

    UnbalancedTable(Sql sql) {
        this.sql = sql;
    }

    long count() {
        return sql.one("""
                select count(*) from request
                 where photos_claimed <> removed + already_removed + not_found + refused""", row -> row.getLong(1)).orElseThrow();
    }
}
