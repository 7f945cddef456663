package org.rescind.intake.coverage;

import jakarta.inject.Singleton;
import java.util.List;
import org.rescind.events.InstitutionChanged;
import org.rescind.messaging.Sql;

/** The names of institutions, so that a case can say who holds a copy. */
@Singleton
class InstitutionTable {

    private final Sql sql;
    private final EventRows rows;

    InstitutionTable(Sql sql, EventRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    void upsert(List<InstitutionChanged> events) {
        sql.update("""
                insert into institution as known (id, name, status, version)
                select distinct on (institution) institution, name, status, version
                  from jsonb_to_recordset(?::jsonb) as e(institution uuid, name text, status text, version bigint)
                 order by institution, version desc
                on conflict (id) do update
                   set name = excluded.name, status = excluded.status, version = excluded.version
                 where known.version < excluded.version""", rows.of(events));
    }
}
