package org.rescind.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * The least that an import could be: the same rows by binary COPY into a table of the same columns, then the same indexes.
 * Binary, because the text form would double the bytes of {@code raw}.
 */
final class CopyBaseline {
    private static final int PART = 64 * 1024;
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int IMPORT = 1;

    private final Database database;
    private final YfccManifest manifest;
    private final byte[][] nsids;

    CopyBaseline(Database database, YfccManifest manifest) {
        this.database = database;
        this.manifest = manifest;
        this.nsids = manifest.photos().nsids();
    }

    /** The seconds that it took. */
    double take() throws SQLException {
        database.execute("create schema if not exists bench", "drop table if exists bench.record");
        var began = System.nanoTime();
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            execute(connection, "create table bench.record (like public.record)");
            copy(connection);
            connection.commit();
            execute(
                    connection,
                    "set local maintenance_work_mem = '256MB'",
                    "alter table bench.record add primary key (import, line)",
                    "create index on bench.record (photo)",
                    "create index on bench.record (nsid) where nsid is not null",
                    "create index on bench.record (alias) where alias is not null",
                    "analyze bench.record");
            connection.commit();
        }
        var seconds = Ground.seconds(began);
        database.execute("drop table bench.record");
        return seconds;
    }

    private void copy(Connection connection) throws SQLException {
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy bench.record (import, line, photo, nsid, alias, raw) from stdin (format binary)");
        var rows = new Line().add(SIGNATURE).big(0, 8);
        var raw = new Line();
        for (var photo = 0L; photo < manifest.photos().count(); photo++) {
            row(photo, raw, rows);
            if (rows.length() > PART) {
                copy.writeToCopy(rows.buffer(), 0, rows.length());
                rows.clear();
            }
        }
        rows.big(-1, 2);
        copy.writeToCopy(rows.buffer(), 0, rows.length());
        copy.endCopy();
    }

    private void row(long photo, Line raw, Line rows) {
        raw.clear();
        manifest.write(photo, raw);
        var nsid = nsids[manifest.photos().owner(photo)];
        rows.big(6, 2).big(4, 4).big(IMPORT, 4).big(8, 4).big(photo + 1, 8);
        // flickr: and eleven digits.
        rows.big(18, 4).add("flickr:").add(manifest.photos().id(photo));
        rows.big(nsid.length, 4).add(nsid).big(-1, 4);
        rows.big(raw.length(), 4).add(raw);
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
