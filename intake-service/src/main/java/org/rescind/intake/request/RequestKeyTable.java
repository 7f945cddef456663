package org.rescind.intake.request;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.messaging.Sql;

/** The wrapped keys of requests. A new request's is inserted with its references, by {@link ReferenceTable}. */
@Singleton
class RequestKeyTable {

    @SuppressWarnings("ArrayRecordComponent") // nobody compares two
    record Row(UUID request, byte[] wrapped) {}

    private final Sql sql;

    RequestKeyTable(Sql sql) {
        this.sql = sql;
    }

    byte @Nullable [] find(UUID request) {
        return sql.one("select wrapped from request_key where request = ?", row -> row.getBytes(1), request)
                .orElse(null);
    }

    /**
     * The request's key; one that has none, because it is from before there were keys or was erased, gets this one. A case
     * that is settled is settled anew, so that what is written now is not erased at once.
     */
    byte[] findOrInsert(UUID request, byte[] wrapped, Instant now) {
        return sql.one("""
                with kept as (update request set settled_at = ? where id = ? and settled_at >= closed_at)
                insert into request_key (request, wrapped) values (?, ?)
                on conflict (request) do update set wrapped = request_key.wrapped
                returning wrapped""", row -> row.getBytes(1), now, request, request, wrapped)
                .orElseThrow();
    }

    /** Some that another key than the present one has wrapped, held until the transaction ends. */
    List<Row> wrappedByOthers(byte[] prefix, int limit) {
        return sql.list(
                """
                select request, wrapped from request_key where substring(wrapped from 1 for ?) <> ?
                 limit ? for update skip locked""", row -> new Row(row.getObject(1, UUID.class), row.getBytes(2)), prefix.length, prefix, limit);
    }

    void replace(List<Row> rows) {
        sql.update(
                """
                update request_key k set wrapped = n.wrapped from unnest(?::uuid[], ?::bytea[]) as n (request, wrapped)
                 where k.request = n.request""",
                rows.stream().map(Row::request).toArray(UUID[]::new),
                rows.stream().map(Row::wrapped).toArray(byte[][]::new));
    }
}
