package org.rescind.index.erasure;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.rescind.index.removal.SuppressionKey;
import org.rescind.messaging.Sql;

/** Deletes records. Whose photos they showed stays known by keyed hashes, so that asking again finds the photos. */
@Singleton
class ErasureTable {

    /** Entries of one log whose records are to be erased. */
    record Due(String dataset, long after, long through) {}

    private final Sql sql;
    private final SuppressionKey key;

    ErasureTable(Sql sql, SuppressionKey key) {
        this.sql = sql;
        this.key = key;
    }

    List<Due> due(Instant before, int limit) {
        return sql.list("""
                select d.name, d.erased, due.through
                  from dataset d
                 cross join lateral (select max(e.position) as through from removal e
                                      where e.dataset = d.name and e.position > d.erased and e.position <= d.erased + ?
                                        and e.removed_at <= ?) due
                 where d.erased < d.head and due.through is not null
                   and not exists (select from import i where i.state = 'loading')
                 order by d.name""", row -> new Due(row.getString(1), row.getLong(2), row.getLong(3)), limit, before);
    }

    /** What an import recognises is not complete while photos are being erased. */
    boolean awaitsImport() {
        return sql.one("select 1 from import where state = 'loading' limit 1", row -> true)
                .isPresent();
    }

    /** As a resolution does, before anything that both of them change: otherwise each might wait for the other. */
    void lock(Due due) {
        sql.list("select 1 from dataset where name = ? for no key update", row -> true, due.dataset());
    }

    String[] photos(Due due) {
        return sql.list(
                        "select photo from removal where dataset = ? and position > ? and position <= ?",
                        row -> row.getString(1),
                        due.dataset(),
                        due.after(),
                        due.through())
                .toArray(String[]::new);
    }

    /** Those of an import's photos that are removed: from its dataset, or from any when it only resolves accounts. */
    String[] removed(int shelf) {
        return sql.list("""
                        select distinct r.photo
                          from record r
                          join import i on i.shelf = r.import
                          join release l on l.id = i.release
                          join dataset d on d.name = l.dataset
                          join removal e on e.photo = r.photo and (e.dataset = d.name or not d.published)
                         where r.import = ?""", row -> row.getString(1), shelf).toArray(String[]::new);
    }

    /** Keeps, as hashes, whose photos they are. */
    void remember(String[] photos) {
        sql.update("""
                insert into account_photo (account, photo_hash, photo)
                select distinct keyed_hash(?, owner.account), keyed_hash(?, owner.photo), owner.photo
                  from (select nsid as account, photo from located where photo = any(?) and nsid is not null
                        union
                        select alias, photo from located where photo = any(?) and alias is not null) owner
                on conflict do nothing""", key.bytes(), key.bytes(), photos, photos);
    }

    /** Deletes their rows from a dataset. */
    long erase(String dataset, String[] photos) {
        return sql.update("""
                delete from record r using import i, release l
                 where r.photo = any(?) and i.shelf = r.import and l.id = i.release and l.dataset = ?""", photos, dataset);
    }

    /** Deletes the rows that they have in datasets that are not published, unless a published one still shows them. */
    void eraseFromBases(String[] photos) {
        sql.update("""
                delete from record r using import i, release l, dataset d
                 where r.photo = any(?) and i.shelf = r.import and l.id = i.release and d.name = l.dataset and not d.published
                   and not exists (select from located s join dataset p on p.name = s.dataset and p.published
                                    where s.photo = r.photo)""", (Object) photos);
    }

    /** Of an import, the rows of these photos; of a base, unless a published dataset still shows them. */
    long erase(int shelf, String[] photos) {
        return sql.update("""
                delete from record r using import i, release l, dataset d
                 where r.import = ? and r.photo = any(?) and i.shelf = r.import and l.id = i.release and d.name = l.dataset
                   and (d.published or not exists (select from located s join dataset p on p.name = s.dataset and p.published
                                                    where s.photo = r.photo))""", shelf, photos);
    }

    /** Their ids are not kept in clear beside an account when no record is left. */
    void hideAccountPhotos(String[] photos) {
        sql.update("""
                update account_photo a set photo = null
                  from unnest(?::text[]) as erased (photo)
                 where a.photo_hash = keyed_hash(?, erased.photo) and a.photo is not null
                   and not exists (select from located l where l.photo = erased.photo)""", photos, key.bytes());
    }

    void erased(Due due) {
        sql.update(
                "update dataset set erased = ? where name = ? and erased < ?",
                due.through(),
                due.dataset(),
                due.through());
    }
}
