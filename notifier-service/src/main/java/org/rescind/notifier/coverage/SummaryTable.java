package org.rescind.notifier.coverage;

import jakarta.inject.Singleton;
import java.util.List;
import org.rescind.events.CoverageSummarised;
import org.rescind.messaging.Sql;

/** What the relay has not published of whole datasets. */
@Singleton
class SummaryTable {

    private final Sql sql;

    SummaryTable(Sql sql) {
        this.sql = sql;
    }

    List<CoverageSummarised> unpublished(int limit) {
        return sql.list(
                """
                select h.dataset, h.head,
                       (select count(*) from copy c where c.dataset = h.dataset and c.state = 'HELD'),
                       (select purge_within from log_entry e where e.dataset = h.dataset and e.position = h.head), h.version
                  from log_head h
                 where h.version <> h.published_version and h.published_at <= now() - interval '1 second'
                 order by h.published_at limit ?""",
                row -> new CoverageSummarised(
                        row.getString(1), row.getLong(2), row.getLong(3), row.getString(4), row.getLong(5)),
                limit);
    }

    /** Kafka is to get everything again. */
    void forgetPublished() {
        sql.update("update log_head set published_version = 0 where published_version > 0");
    }

    void published(List<CoverageSummarised> events) {
        sql.update(
                """
                with p as (select * from unnest(?, ?) as u (dataset, version)),
                locked as (select dataset from log_head join p using (dataset) order by dataset for update of log_head)
                update log_head h set published_version = p.version, published_at = now()
                  from p join locked using (dataset)
                 where h.dataset = p.dataset and h.published_version < p.version""",
                events.stream().map(CoverageSummarised::dataset).toArray(String[]::new),
                events.stream().map(CoverageSummarised::version).toArray(Long[]::new));
    }
}
