package org.rescind.index.download;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.rescind.messaging.Sql;

/** Who downloaded which release. */
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
     * The copy reflects this position. One that is recorded already keeps the lowest, and is told again: the institution may
     * have retired it meanwhile, and now holds it again.
     */
    void record(UUID institution, int release, long position, Instant at) {
        sql.update("""
                insert into download (institution, release, position, downloaded_at) values (?, ?, ?, ?)
                on conflict (institution, release) do update
                   set version = download.version + 1, downloaded_at = excluded.downloaded_at,
                       position = least(download.position, excluded.position)""", institution, release, position, at);
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
