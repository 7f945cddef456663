package org.rescind.intake.retention;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.rescind.messaging.Sql;

/** Cases of which nothing more is awaited: from then on the retention counts. */
@Singleton
class SettledTable {

    private static final int BATCH = 1_000;

    private final Sql sql;

    SettledTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * A closed case is settled when every held copy has purged its last position; or when it was withdrawn or denied. A copy
     * that has defaulted, or is waived or retired, holds nothing back: otherwise one institution that never answers would
     * have us keep what people wrote for ever. Returns whether there may be more.
     */
    boolean settle(Instant now) {
        return sql.update("""
                with done as materialized (
                    select s.dataset,
                           least(s.head, min(greatest(c.start, c.purged)) filter (where not c.defaulted)) as through
                      from dataset_summary s
                      left join copy c on c.dataset = s.dataset and c.state = 'held'
                     group by s.dataset
                    having count(c.release) >= s.copies)
                update request
                   set settled_at = greatest(?, closed_at)
                 where id in (select r.id
                                from request r
                               where r.closed_at is not null and (r.settled_at is null or r.settled_at < r.closed_at)
                                 and (r.status in ('denied', 'withdrawn')
                                      or not exists (select from request_dataset d
                                                       left join done on done.dataset = d.dataset
                                                      where d.request = r.id
                                                        and d.last_position > coalesce(done.through, 0))
                                         and not exists (select from recipient c
                                                          where c.request = r.id and c.state = 'held'
                                                            and not c.purged and not c.defaulted))
                               order by r.id
                               limit ?
                                 for update skip locked)""", now, BATCH) == BATCH;
    }
}
