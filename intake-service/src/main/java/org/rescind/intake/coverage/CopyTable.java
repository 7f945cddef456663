package org.rescind.intake.coverage;

import jakarta.inject.Singleton;
import java.util.List;
import org.rescind.events.CoverageChanged;
import org.rescind.messaging.Sql;

/** Institutions' cursors and copies. An event names all copies of its institution: those that it no longer names are gone. */
@Singleton
class CopyTable {

    private final Sql sql;
    private final EventRows rows;

    CopyTable(Sql sql, EventRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    void replace(List<CoverageChanged> events) {
        if (events.isEmpty()) {
            return;
        }
        sql.update("""
                with event as (
                    select distinct on (dataset, institution) *
                      from jsonb_to_recordset(?::jsonb) as e(dataset text, institution uuid, notified bigint,
                                                             acknowledged bigint, version bigint, releases jsonb)
                     order by dataset, institution, version desc),
                accepted as (
                    insert into coverage as known (dataset, institution, notified, acknowledged, version)
                    select dataset, institution, notified, acknowledged, version from event
                    on conflict (dataset, institution) do update
                       set notified = excluded.notified, acknowledged = excluded.acknowledged, version = excluded.version
                     where known.version < excluded.version
                    returning dataset, institution),
                incoming as (
                    select e.dataset, e.institution, c.*
                      from event e
                      join accepted using (dataset, institution),
                           jsonb_to_recordset(e.releases) as c(release text, start bigint, purged bigint, state text,
                               overdue boolean, defaulted boolean, exceptions jsonb, since timestamptz)),
                vanished as (
                    delete from copy using accepted a
                     where copy.dataset = a.dataset and copy.institution = a.institution
                       and (copy.dataset, copy.institution, copy.release)
                           not in (select dataset, institution, release from incoming))
                insert into copy (dataset, institution, release, start, purged, state, overdue, defaulted, exceptions, since)
                select dataset, institution, release, start, purged, state, overdue, defaulted, exceptions, since
                  from incoming
                on conflict (dataset, institution, release) do update
                   set start = excluded.start, purged = excluded.purged, state = excluded.state,
                       overdue = excluded.overdue, defaulted = excluded.defaulted,
                       exceptions = excluded.exceptions, since = excluded.since""", rows.of(events));
    }
}
