package org.rescind.index.manifest;

import jakarta.inject.Singleton;
import java.util.List;
import org.postgresql.PGConnection;
import org.rescind.messaging.Sql;

/**
 * The records. Each import fills a table of its own. When it is complete its rows stand in {@code record} under a number,
 * its shelf: those of a large import in a partition of their own, those of small ones together.
 */
@Singleton
class RecordTable {

    /** Moving more rows takes longer than another partition costs every look-up. */
    static final int MOST_SHARED = 100_000;

    private final Sql sql;

    RecordTable(Sql sql) {
        this.sql = sql;
    }

    void create(int part) {
        sql.update("create table record_%1$d (like record, check (import = %1$d))".formatted(part));
    }

    /** Takes part in the transaction, so that rows and counters agree. */
    void copy(int part, BinaryCopy rows) {
        String copy =
                "copy record_%d (import, line, photo, nsid, alias, raw) from stdin (format binary)".formatted(part);
        sql.with(
                connection -> connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, rows.finished()));
    }

    /** Before it is attached. */
    void clear(int part) {
        sql.update("truncate record_%d".formatted(part));
    }

    /**
     * Makes ready to become visible in no time, while nobody can look: a large import gets the indexes that the whole has,
     * to become a partition of its own; a small one moves in with the others, since a look-up asks every partition.
     *
     * @return the shelf where the rows stand
     */
    int settle(int part, long rows) {
        if (!exists(part)) {
            return -part;
        }
        if (rows > MOST_SHARED) {
            index(part);
            return part;
        }
        sql.update("""
                insert into record (import, line, photo, nsid, alias, raw)
                select -import, line, photo, nsid, alias, raw from record_%d order by line""".formatted(part));
        sql.update("drop table record_%d".formatted(part));
        sql.update("analyze record_small");
        return -part;
    }

    private boolean exists(int part) {
        return sql.one("select 1 where to_regclass(?) is not null", row -> true, "record_" + part)
                .isPresent();
    }

    private void index(int part) {
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
                "create index on record_%1$d (alias) where alias is not null",
                "analyze record_%1$d");
        statements.forEach(statement -> sql.update(statement.formatted(part)));
    }

    /** A large import becomes a partition. */
    void attach(int shelf) {
        if (shelf > 0) {
            sql.update("alter table record attach partition record_%1$d for values from (%1$d) to (%2$d)"
                    .formatted(shelf, shelf + 1));
        }
    }

    /** The table that holds the rows of an import that is not visible yet. */
    static String holding(int shelf) {
        return shelf > 0 ? "record_" + shelf : "record";
    }
}
