package org.rescind.notifier.obligation;

import jakarta.inject.Singleton;
import org.rescind.messaging.Sql;

/** Marks copies that have become overdue, have defaulted, or are so no longer, so that the others are told. */
@Singleton
class OverdueTable {

    private final Sql sql;

    OverdueTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * A copy that defaulted stays so until it is overdue no longer. Channels are locked first, in order of their key, as
     * whoever changes a copy does.
     */
    void mark() {
        sql.update("""
                with due as (
                    select institution, dataset, release, bool_or(defaulted_at < now()) as defaulted
                      from purge_due where due_at < now() group by institution, dataset, release),
                judged as (
                    select c.institution, c.dataset, c.release, d.institution is not null as overdue,
                           d.institution is not null and (c.defaulted or d.defaulted) as defaulted
                      from copy c left join due d using (institution, dataset, release)
                     where c.overdue <> (d.institution is not null)
                        or c.defaulted <> (d.institution is not null and (c.defaulted or d.defaulted))),
                locked as (
                    select institution, dataset from channel
                     where (institution, dataset) in (select institution, dataset from judged)
                     order by institution, dataset for update),
                changed as (
                    update copy c set overdue = j.overdue, defaulted = j.defaulted
                      from judged j join locked using (institution, dataset)
                     where c.institution = j.institution and c.dataset = j.dataset and c.release = j.release
                       and (c.state = 'HELD' or not j.overdue)
                    returning c.institution, c.dataset)
                update channel set version = next_version(version)
                 where (institution, dataset) in (select institution, dataset from changed)""");
    }
}
