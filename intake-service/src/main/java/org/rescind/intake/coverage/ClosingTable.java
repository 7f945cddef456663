package org.rescind.intake.coverage;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.rescind.messaging.Sql;

/** Ends all cases whose positions have reached every copy that owes them: one comparison per dataset. */
@Singleton
class ClosingTable {

    private final Sql sql;

    ClosingTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * A dataset is done through the lowest position that its held copies have reached, provided that notifier has applied
     * that much of the log and that we know every copy it counted. Defaulted copies hold nothing open.
     */
    List<UUID> closeDone(Instant now) {
        return sql.list("""
                with done as materialized (
                    select s.dataset,
                           least(s.head, min(greatest(c.start, v.notified, v.acknowledged, c.purged))
                                             filter (where not c.defaulted)) as through
                      from dataset_summary s
                      left join copy c on c.dataset = s.dataset and c.state = 'held'
                      left join coverage v on v.dataset = c.dataset and v.institution = c.institution
                     group by s.dataset
                    having count(c.release) >= s.copies)
                update request
                   set status = ends_as, phase = null, closed_at = ?
                 where id in (select r.id
                                from request r
                               where r.phase = 'propagating'
                                 and not exists (select
                                                   from request_dataset d
                                                   left join done on done.dataset = d.dataset
                                                  where d.request = r.id
                                                    and d.last_position > coalesce(done.through, 0))
                               order by r.id
                                 for update skip locked)
                returning id""", row -> row.getObject(1, UUID.class), now);
    }
}
