package org.rescind.intake.retention;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.rescind.messaging.Sql;

/** What is kept of requests until their retention is over. */
@Singleton
class RetainedTable {

    private static final String RETAINED =
            " closed_at is not null and settled_at >= closed_at and (erased_at is null or erased_at < settled_at) ";

    private static final int MOST_REQUESTS = 200;

    /** Keeps a transaction short, whatever people pasted. */
    private static final int MOST_REFERENCES = 20_000;

    private final Sql sql;

    RetainedTable(Sql sql) {
        this.sql = sql;
    }

    /** Some of those that were settled before that time, the oldest first; nobody else has them until the transaction ends. */
    List<UUID> due(Instant settledBefore) {
        return sql.list(
                "select id from (select id, sum(reference_count) over (order by settled_at, id) - reference_count as before"
                        + " from (select id, settled_at, reference_count from request where" + RETAINED
                        + """
                           and settled_at <= ? order by settled_at, id limit ? for update skip locked) oldest) r
                         where before < ?""",
                row -> row.getObject(1, UUID.class),
                settledBefore,
                MOST_REQUESTS,
                MOST_REFERENCES);
    }

    /** How many should have been erased by then. */
    long overdue(Instant settledBefore) {
        return sql.one(
                        "select count(*) from request where" + RETAINED + "and settled_at <= ?",
                        row -> row.getLong(1),
                        settledBefore)
                .orElseThrow();
    }

    /** Status, positions, dates, outcomes and counts stay: the case goes on. */
    void erase(List<UUID> requests, Instant now) {
        UUID[] ids = requests.toArray(UUID[]::new);
        sql.update("""
                with ids as (select unnest(?::uuid[]) as id),
                     keys as (delete from request_key where request in (select id from ids)),
                     mails as (delete from mail where request in (select id from ids)),
                     contacts as (delete from contact where request in (select id from ids)),
                     reviews as (update review set reason_encrypted = null, text_encrypted = null
                                  where request in (select id from ids)),
                     appeals as (update appeal set text_encrypted = null where request in (select id from ids)),
                     pasted as (update reference set input_encrypted = null, value = null
                                 where request in (select id from ids))
                update request set contact_encrypted = null, message_encrypted = null, erased_at = ?
                 where id in (select id from ids)""", ids, now);
    }
}
