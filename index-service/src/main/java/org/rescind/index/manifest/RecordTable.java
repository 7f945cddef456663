package org.rescind.index.manifest;

import jakarta.inject.Singleton;
import java.util.List;
import org.postgresql.PGConnection;
import org.rescind.messaging.Sql;

/** The records. Each import fills a table of its own, which becomes a partition, and so visible, when it is complete. */
@Singleton
class RecordTable {

    private final Sql sql;

    RecordTable(Sql sql) {
        this.sql = sql;
    }

    void create(int part) {
        sql.update("create table record_%1$d (like record, check (import = %1$d))".formatted(part));
    }

    /** Takes part in the transaction, so that rows and counters agree. */
    void copy(int part, BinaryCopy rows) {
        String copy = "copy record_%d (import, line, photo, nsid, raw) from stdin (format binary)".formatted(part);
        sql.with(
                connection -> connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, rows.finished()));
    }

    /** Before it is attached. */
    void clear(int part) {
        sql.update("truncate record_%d".formatted(part));
    }

    /** The same indexes that the whole has, before anyone can look, so that becoming visible takes no time. */
    void index(int part) {
        boolean indexed = sql.one(
                        "select 1 from pg_index where indrelid = ?::regclass and indisprimary",
                        row -> true,
                        "record_" + part)
                .isPresent();
        if (indexed) {
            return;
        }
        List<String> statements = List.of(
                "set local maintenance_work_mem = '256MB'",
                "alter table record_%1$d add primary key (import, line)",
                "create index on record_%1$d (photo)",
                "create index on record_%1$d (nsid) where nsid is not null",
                "analyze record_%1$d");
        statements.forEach(statement -> sql.update(statement.formatted(part)));
    }

    void attach(int part) {
        sql.update("alter table record attach partition record_%1$d for values in (%1$d)".formatted(part));
    }

    /** Deletes the rows of photos that are in the dataset's removal log: they are never served. Returns how many. */
    long deleteRemoved(int part, String dataset) {
        return sql.update(
                "delete from record_%d r using removal e where e.photo = r.photo and e.dataset = ?".formatted(part),
                dataset);
    }
}
