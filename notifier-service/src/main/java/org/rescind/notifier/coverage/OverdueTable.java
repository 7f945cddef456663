package org.rescind.notifier.coverage;

import jakarta.inject.Singleton;
import org.rescind.messaging.Sql;

/** Marks copies that have become overdue, or are so no longer, so that the others are told. */
@Singleton
class OverdueTable {

    private final Sql sql;

    OverdueTable(Sql sql) {
        this.sql = sql;
    }

    void mark() {
        sql.update("""
                with judged as (
                    select c.institution, c.dataset, c.release, c.state = 'HELD' and exists (
                               select from log_entry e
                                where e.dataset = c.dataset and e.position = greatest(c.purged, c.start) + 1
                                  and e.applied_at + e.purge_within::interval < now()) as overdue
                      from copy c),
                changed as (
                    update copy c set overdue = j.overdue from judged j
                     where c.institution = j.institution and c.dataset = j.dataset and c.release = j.release
                       and c.overdue <> j.overdue
                    returning c.institution, c.dataset)
                update channel ch set version = next_version(version)
                 where (institution, dataset) in (select institution, dataset from changed)""");
    }
}
