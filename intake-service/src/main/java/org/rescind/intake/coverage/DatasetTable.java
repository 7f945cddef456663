package org.rescind.intake.coverage;

import jakarta.inject.Singleton;
import java.util.List;
import org.rescind.events.DatasetChanged;
import org.rescind.messaging.Sql;

/** Datasets as index last described them. */
@Singleton
public class DatasetTable {

    private final Sql sql;
    private final EventRows rows;

    DatasetTable(Sql sql, EventRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    /** Those that a request may be limited to. */
    public List<Dataset> published() {
        return sql.list(
                "select name, title from dataset where published order by name",
                row -> new Dataset(row.getString(1), row.getString(2)));
    }

    void upsert(List<DatasetChanged> events) {
        sql.update("""
                insert into dataset as known (name, title, published, head, version)
                select distinct on (dataset) dataset, title, published, head, version
                  from jsonb_to_recordset(?::jsonb)
                       as e(dataset text, title text, published boolean, head bigint, version bigint)
                 order by dataset, version desc
                on conflict (name) do update
                   set title = excluded.title, published = excluded.published, head = excluded.head,
                       version = excluded.version
                 where known.version < excluded.version""", rows.of(events));
    }
}
