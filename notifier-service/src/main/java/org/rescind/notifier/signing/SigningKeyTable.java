package org.rescind.notifier.signing;

import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescind.messaging.Sql;
import org.rescind.web.Encryption;

/** Our key pairs, the private halves encrypted. */
@Singleton
class SigningKeyTable {

    private final Sql sql;
    private final Encryption encryption;

    SigningKeyTable(Sql sql, Encryption encryption) {
        this.sql = sql;
        this.encryption = encryption;
    }

    /** Lets one instance at a time make keys, until the transaction ends. */
    void lock() {
        sql.update("lock table signing_key in share row exclusive mode");
    }

    void insert(SigningKey key) {
        sql.update(
                "insert into signing_key (public_key, private_encrypted, valid_from) values (?, ?, date_trunc('milliseconds', now()))",
                key.published(),
                encryption.encrypt(key.hidden(), place(key.published())));
    }

    /** Keys that sign without an end are given one. */
    void endAll(Duration overlap) {
        sql.update(
                "update signing_key set valid_until = date_trunc('milliseconds', now()) + ?::interval where valid_until is null",
                overlap.toString());
    }

    /** The newest first. */
    List<SigningKey> signing() {
        return sql.list("""
                select public_key, private_encrypted from signing_key
                 where valid_until is null or valid_until > now() order by valid_from desc""", row -> SigningKey.parse(encryption.decrypt(row.getBytes(2), place(row.getString(1)))));
    }

    /** All there ever were, the newest first. */
    List<PublishedKey> published() {
        return sql.list(
                "select public_key, valid_from, valid_until from signing_key order by valid_from desc",
                row -> new PublishedKey(
                        row.getString(1), row.getTimestamp(2).toInstant(), instant(row.getTimestamp(3))));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static String place(String publicKey) {
        return "signing-key/" + publicKey;
    }
}
