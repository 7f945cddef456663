package org.rescind.index.download;

import jakarta.inject.Singleton;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.rescind.messaging.Sql;

/** Who downloaded which release, and the rows that a download is made of. */
@Singleton
class DownloadTable {

    /** A copy that Kafka does not have. */
    record Unpublished(
            UUID institution,
            int releaseId,
            String dataset,
            String release,
            long position,
            Instant downloadedAt,
            long version) {}

    private final Sql sql;

    DownloadTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * The head of the dataset's log; the copy is recorded as reflecting it. One that is recorded already keeps its position,
     * which is the lowest, and is told again: the institution may have retired it meanwhile, and now holds it again.
     */
    long record(UUID institution, int release, String dataset, Instant at) {
        long head = sql.one("select head from dataset where name = ?", row -> row.getLong(1), dataset)
                .orElseThrow();
        sql.update("""
                insert into download (institution, release, position, downloaded_at) values (?, ?, ?, ?)
                on conflict (institution, release) do update
                   set version = download.version + 1, downloaded_at = excluded.downloaded_at""", institution, release, head, at);
        return head;
    }

    /** Where the rows of a release stand, in the order of its imports. */
    List<Integer> shelves(int release) {
        return sql.list(
                "select shelf from import where release = ? and state = 'completed' order by part",
                row -> row.getInt(1),
                release);
    }

    /** Writes the rows of one import as they were imported, less what is removed or hidden by now. */
    void write(int shelf, String dataset, OutputStream out) {
        String copy = """
                copy (select raw from record r
                       where import = %1$d and not exists (select from removal e where e.photo = r.photo and e.dataset = '%2$s')
                         and not exists (select from hold h where h.photo = r.photo and h.dataset = '%2$s')
                       order by import, line)
                  to stdout (format binary)""".formatted(shelf, dataset);
        sql.with(connection -> {
            CopyOut rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy);
            try {
                BinaryRows binary = new BinaryRows(out);
                for (byte[] bytes = rows.readFromCopy(); bytes != null; bytes = rows.readFromCopy()) {
                    binary.write(bytes);
                }
            } finally {
                if (rows.isActive()) {
                    // Cancelled, the driver leaves rows in the connection that the next query would take for its own.
                    connection.abort(Runnable::run);
                }
            }
            return shelf;
        });
    }

    List<Unpublished> unpublished(int limit) {
        return sql.list(
                """
                select d.institution, d.release, r.dataset, r.name, d.position, d.downloaded_at, d.version
                  from download d join release r on r.id = d.release
                 where d.version <> d.published_version order by d.institution limit ?""",
                row -> new Unpublished(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getTimestamp(6).toInstant(),
                        row.getLong(7)),
                limit);
    }

    /** Kafka is to get everything again. */
    void forgetPublished() {
        sql.update("update download set published_version = 0 where published_version > 0");
    }

    void published(Unpublished copy) {
        sql.update(
                "update download set published_version = ? where institution = ? and release = ? and published_version < ?",
                copy.version(),
                copy.institution(),
                copy.releaseId(),
                copy.version());
    }
}
