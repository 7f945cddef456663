package org.rescind.index.download;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.postgresql.jdbc.PgConnection;
import org.rescind.messaging.Snapshot;
import org.rescind.messaging.Sql;

/** What a release consists of at the moment of a snapshot. */
@Singleton
class ManifestTable {

    private static final int MOST_MEASURED = 10_000;
    private static final int ROWS_AT_ONCE = 10_000;

    private final Sql sql;

    /** The records of an import that is complete change only when removed ones are erased. */
    private record Measured(int shelf, long erased) {}

    private final Cache<Measured, List<Block>> measured =
            Caffeine.newBuilder().maximumSize(MOST_MEASURED).build();

    ManifestTable(Sql sql) {
        this.sql = sql;
    }

    Snapshot snapshot() {
        return sql.snapshot();
    }

    /** The last position of the dataset's log. */
    long position(Snapshot at, String dataset) {
        return at.one("select head from dataset where name = ?", row -> row.getLong(1), dataset)
                .orElseThrow();
    }

    /** In the order of the imports. */
    List<Part> parts(Snapshot at, int release) {
        return at.list(
                """
                select i.id, i.shelf, d.erased, i.head, i.separator, i.tail,
                       encode(sha256(i.head) || sha256(i.separator) || sha256(i.tail), 'hex')
                  from import i join release r on r.id = i.release join dataset d on d.name = r.dataset
                 where i.release = ? and i.state = 'completed' order by i.part""",
                row -> new Part(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getLong(3),
                        row.getBytes(4),
                        row.getBytes(5),
                        row.getBytes(6),
                        row.getString(7)),
                release);
    }

    /** Changes whenever another set of photos of the dataset is hidden. */
    String digestOfHeld(Snapshot at, String dataset) {
        return at.one("""
                        select encode(sha256(convert_to(coalesce(string_agg(photo, ' ' order by photo), ''), 'UTF8')), 'hex')
                          from (select distinct photo from hold where dataset = ?) held""", row -> row.getString(1), dataset).orElseThrow();
    }

    /** All records of an import, also those that are not to be handed out. */
    List<Block> blocks(Snapshot at, Part part) {
        return measured.get(measured(part), unknown -> measure(at, part.shelf()));
    }

    private static Measured measured(Part part) {
        return new Measured(part.shelf(), part.erased());
    }

    /** What was measured proved wrong. */
    void forget(Part part) {
        measured.invalidate(measured(part));
    }

    /** PostgreSQL expects as many groups as rows, and would sort them all on disk. */
    private static List<Block> measure(Snapshot at, int shelf) {
        at.update("set local enable_sort = off");
        return at.list(
                """
                select line >> %1$d, count(*), sum(octet_length(raw)) from record
                 where import = ? group by line >> %1$d order by line >> %1$d""".formatted(Block.BITS), row -> new Block(row.getLong(1), row.getLong(2), row.getLong(3)), shelf);
    }

    /** The records of an import whose photos are removed or held, by the number of their block. */
    Map<Long, Block.Hidden> hidden(Snapshot at, int shelf, String dataset) {
        return at.with(connection -> {
            Map<Long, Block.Hidden> hidden = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement("""
                    select line, octet_length(raw) from record
                     where import = ? and photo in (select photo from removal where dataset = ?
                                                    union all select photo from hold where dataset = ?)""")) {
                select.setInt(1, shelf);
                select.setString(2, dataset);
                select.setString(3, dataset);
                select.setFetchSize(ROWS_AT_ONCE);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        long line = rows.getLong(1);
                        long bytes = rows.getLong(2);
                        hidden.compute(
                                Block.of(line),
                                (block, known) -> (known == null ? Block.Hidden.NOTHING : known).and(line, bytes));
                    }
                }
            }
            return hidden;
        });
    }

    /** The lines of an import from one to before another, in order. */
    static String rows(int shelf, long from, long end) {
        return "select line, raw from record where import = %d and line >= %d and line < %d order by import, line"
                .formatted(shelf, from, end);
    }

    /** They are to be read along the primary key: anything else sorts a whole release on disk before its first row. */
    static void readInOrder(Snapshot at) {
        List.of("enable_sort", "enable_seqscan", "enable_bitmapscan")
                .forEach(way -> at.update("set local " + way + " = off"));
        at.update("set local max_parallel_workers_per_gather = 0");
    }

    void read(Snapshot at, int shelf, long from, long end, BinaryRows.Reader reader) throws IOException {
        readInOrder(at);
        String copy = "copy (" + rows(shelf, from, end) + ") to stdout (format binary)";
        at.with(connection -> {
            CopyOut rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy);
            try {
                BinaryRows binary = new BinaryRows(reader);
                for (byte[] bytes = rows.readFromCopy(); bytes != null; bytes = rows.readFromCopy()) {
                    binary.write(bytes);
                }
            } finally {
                if (rows.isActive()) {
                    // Cancelled, the driver leaves rows in the connection that the next query would take for its own.
                    // And the
                    // pool's own abort aborts nothing: it would never get the connection back.
                    connection.unwrap(PgConnection.class).abort(Runnable::run);
                }
            }
            return shelf;
        });
    }
}
