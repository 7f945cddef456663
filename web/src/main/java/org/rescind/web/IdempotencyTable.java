package org.rescind.web;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.rescind.messaging.Sql;

/** Answers that are given again when the same request comes again. */
@Singleton
class IdempotencyTable {

    private final Sql sql;

    IdempotencyTable(Sql sql) {
        this.sql = sql;
    }

    /** Until the transaction ends nobody else gets it; false when somebody has it. */
    boolean lock(String endpoint, String keySha256) {
        return sql.one(
                        "select pg_try_advisory_xact_lock(hashtextextended(?, 0))",
                        row -> row.getBoolean(1),
                        "idempotency " + endpoint + " " + keySha256)
                .orElseThrow();
    }

    Optional<byte[]> find(String endpoint, String keySha256, Instant notBefore) {
        return sql.one("""
                select encrypted from idempotent_answer
                where endpoint = ? and key_sha256 = ? and created_at > ?""", row -> row.getBytes(1), endpoint, keySha256, notBefore);
    }

    /** In place of one that is too old. */
    void insert(String endpoint, String keySha256, byte[] encrypted, Instant now) {
        sql.update("""
                insert into idempotent_answer (endpoint, key_sha256, encrypted, created_at) values (?, ?, ?, ?)
                on conflict (endpoint, key_sha256)
                do update set encrypted = excluded.encrypted, created_at = excluded.created_at""", endpoint, keySha256, encrypted, now);
    }

    int deleteUntil(Instant last) {
        return sql.update("delete from idempotent_answer where created_at <= ?", last);
    }
}
