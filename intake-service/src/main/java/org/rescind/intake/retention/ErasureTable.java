package org.rescind.intake.retention;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.rescind.messaging.Sql;

/** The evidence of what was erased. */
@Singleton
class ErasureTable {

    private final Sql sql;

    ErasureTable(Sql sql) {
        this.sql = sql;
    }

    void insert(Instant erasedAt, int requests, String idsSha256) {
        sql.update(
                "insert into erasure (erased_at, requests, ids_sha256) values (?, ?, ?)",
                erasedAt,
                requests,
                idsSha256);
    }

    List<Erasure> list(long after, int limit) {
        return sql.list(
                "select id, erased_at, requests, ids_sha256 from erasure where id > ? order by id limit ?",
                row -> new Erasure(
                        row.getLong(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getInt(3),
                        row.getString(4)),
                after,
                limit);
    }
}
