package org.rescind.notifier.feed;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.rescind.messaging.Sql;

/** What was read completely and had not been notified before: an attempt that the institution made itself. */
@Singleton
class FeedReadTable {

    private final Sql sql;

    FeedReadTable(Sql sql) {
        this.sql = sql;
    }

    /** Its time is that of its effect: the channel is locked. */
    void insert(UUID institution, FeedPage page) {
        sql.update("""
                insert into attempt (kind, at, institution, dataset, first_position, last_position, status, duration_ms)
                values ('FEED', clock_timestamp(), ?, ?, ?, ?, 200, 0)""", institution, page.dataset(), page.after() + 1, page.through());
    }
}
