package org.rescind.notifier.log;

import jakarta.inject.Singleton;
import org.rescind.events.DatasetChanged;
import org.rescind.messaging.Sql;

/** One row for each dataset: the end of its log, and what the index says of it. */
@Singleton
class LogHeadTable {

    private final Sql sql;

    LogHeadTable(Sql sql) {
        this.sql = sql;
    }

    /** The end of the log, held until the transaction ends; a dataset never heard of begins at 0. */
    End lock(String dataset) {
        sql.update("insert into log_head (dataset) values (?) on conflict do nothing", dataset);
        return sql.one(
                        "select head, end_offset from log_head where dataset = ? for update",
                        row -> new End(row.getLong(1), row.getLong(2)),
                        dataset)
                .orElseThrow();
    }

    void move(String dataset, End end) {
        sql.update(
                "update log_head set head = ?, end_offset = ?, version = next_version(version) where dataset = ?",
                end.position(),
                end.offset(),
                dataset);
    }

    void describe(DatasetChanged event) {
        sql.update("""
                insert into log_head as h (dataset, title, published, known_head, dataset_version)
                values (?, ?, ?, ?, ?)
                on conflict (dataset) do update
                   set title = excluded.title, published = excluded.published, dataset_version = excluded.dataset_version,
                       known_head = greatest(h.known_head, excluded.known_head)
                 where h.dataset_version <= excluded.dataset_version""", event.dataset(), event.title(), event.published(), event.head(), event.version());
    }

    /** @param offset the bytes of all entries up to there */
    record End(long position, long offset) {}
}
