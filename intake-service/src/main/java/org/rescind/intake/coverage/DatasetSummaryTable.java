package org.rescind.intake.coverage;

import jakarta.inject.Singleton;
import java.util.List;
import org.rescind.events.CoverageSummarised;
import org.rescind.messaging.Sql;

/** What notifier knows of each dataset as a whole. */
@Singleton
class DatasetSummaryTable {

    private final Sql sql;
    private final EventRows rows;

    DatasetSummaryTable(Sql sql, EventRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    void upsert(List<CoverageSummarised> events) {
        sql.update("""
                insert into dataset_summary as known (dataset, head, copies, purge_within, version)
                select distinct on (dataset) dataset, head, copies, "purgeWithin", version
                  from jsonb_to_recordset(?::jsonb)
                       as e(dataset text, head bigint, copies bigint, "purgeWithin" text, version bigint)
                 order by dataset, version desc
                on conflict (dataset) do update
                   set head = excluded.head, copies = excluded.copies,
                       purge_within = coalesce(excluded.purge_within, known.purge_within), version = excluded.version
                 where known.version < excluded.version""", rows.of(events));
    }
}
