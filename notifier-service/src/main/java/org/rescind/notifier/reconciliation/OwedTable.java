package org.rescind.notifier.reconciliation;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rescind.messaging.Sql;

/** What is owed, and by whom it will be told: read from the state alone. */
@Singleton
class OwedTable {

    private final Sql sql;

    OwedTable(Sql sql) {
        this.sql = sql;
    }

    Map<String, Long> heads() {
        return sql
                .list("select dataset, head from log_head", row -> Map.entry(row.getString(1), row.getLong(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How many of these entries there are. */
    long entries(String dataset, long after, long through) {
        return sql.one(
                        "select count(*) from log_entry where dataset = ? and position > ? and position <= ?",
                        row -> row.getLong(1),
                        dataset,
                        after,
                        through)
                .orElseThrow();
    }

    /** Copies that nobody can be told of. */
    List<Finding> withoutChannel() {
        return sql.list(
                """
                select c.dataset, c.institution, greatest(1, coalesce(h.head, 0) - c.start)
                  from copy c
                  left join channel ch on ch.institution = c.institution and ch.dataset = c.dataset
                  left join log_head h on h.dataset = c.dataset
                 where c.state <> 'RETIRED' and ch.institution is null""",
                row -> new Finding(
                        row.getString(1),
                        "institution " + row.getString(2) + " holds a copy and has no channel",
                        row.getLong(3)));
    }

    /**
     * Channels that owe something to an endpoint that takes notices, and that nobody will tell: the next attempt is too far
     * off, or is long due. Whoever has no endpoint, or one that is paused, disabled or not verified, reads that there.
     */
    List<Finding> withoutNextAttempt(Duration longestPause, Duration lease, Duration patience) {
        return sql.list(
                """
                select ch.dataset, ch.institution, ch.next_attempt_at, h.head - ch.notified
                  from channel ch
                  join log_head h on h.dataset = ch.dataset and ch.notified < h.head
                  join endpoint e on e.institution = ch.institution and e.state in ('ACTIVE', 'FAILING')
                 where exists (select from copy c
                                where c.institution = ch.institution and c.dataset = ch.dataset and c.state <> 'RETIRED')
                   and (ch.next_attempt_at > now() + ?::interval
                        or ch.lease_until > now() + ?::interval
                        or greatest(ch.next_attempt_at, ch.lease_until, e.since) < now() - ?::interval
                           and exists (select from log_entry l
                                        where l.dataset = ch.dataset and l.position = ch.notified + 1
                                          and l.applied_at < now() - ?::interval))""",
                row -> new Finding(
                        row.getString(1),
                        "institution " + row.getString(2) + " is to be told at "
                                + row.getTimestamp(3).toInstant() + ", and is not",
                        row.getLong(4)),
                longestPause.toString(),
                lease.toString(),
                patience.toString(),
                patience.toString());
    }
}
