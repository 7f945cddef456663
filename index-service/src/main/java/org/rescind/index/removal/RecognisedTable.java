package org.rescind.index.removal;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.rescind.messaging.Sql;

/**
 * What of an import is known from elsewhere by its hash. Hashing millions of photos takes a while, so it is done before the
 * import takes any lock; what is asked for meanwhile is found by the time of its resolution.
 */
@Singleton
class RecognisedTable {

    private final Sql sql;
    private final SuppressionKey key;

    RecognisedTable(Sql sql, SuppressionKey key) {
        this.sql = sql;
        this.key = key;
    }

    /** By the database's clock. */
    Instant now() {
        return sql.one("select clock_timestamp()", row -> row.getTimestamp(1).toInstant())
                .orElseThrow();
    }

    /**
     * @param rows the table that holds them
     * @param from every resolution before this time can be seen
     */
    void recognise(int shelf, String rows, Instant from) {
        sql.update("update import set recognised_from = ? where part = abs(?)", from, shelf);
        sql.update("delete from recognised where import = ?", shelf);
        sql.update("""
                insert into recognised (import, hash, photo)
                select ?, hash, photo
                  from (select photo, keyed_hash(?, photo) as hash from %s where import = ?) new
                 where hash in (select photo from photo_suppression union select photo_hash from account_photo)
                on conflict do nothing""".formatted(rows), shelf, key.bytes(), shelf);
        sql.update("""
                insert into recognised (import, hash)
                select ?, keyed_hash(?, account)
                  from (select nsid as account from %1$s where import = ? and nsid is not null
                        union
                        select alias from %1$s where import = ? and alias is not null) new
                 where keyed_hash(?, account) in (select account from account_suppression)
                on conflict do nothing""".formatted(rows), shelf, key.bytes(), shelf, shelf, key.bytes());
    }

    /** Photos of accounts that are known by their hash have records in clear again. */
    void showAccountPhotos(int shelf) {
        sql.update("""
                update account_photo a set photo = known.photo
                  from recognised known
                 where known.import = ? and known.photo is not null and a.photo_hash = known.hash and a.photo is null""", shelf);
    }

    void forget(int shelf) {
        sql.update("delete from recognised where import = ?", shelf);
    }
}
