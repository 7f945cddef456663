package org.rescind.index.removal;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.rescind.messaging.Sql;

/**
 * Which photos each reference of a request claims. Nothing that no reference names is ever claimed.
 *
 * <p>Here and in the other tables records are looked up photo by photo ({@code lateral}): how many photos a request claims is
 * not known to the planner, which would else choose to read all records.
 */
@Singleton
class ClaimTable {

    private final Sql sql;
    private final SuppressionKey key;

    ClaimTable(Sql sql, SuppressionKey key) {
        this.sql = sql;
        this.key = key;
    }

    /** Claims what the requests name and what is known of it by now; asking again adds what has become known since. */
    void claim(UUID[] requests) {
        learnAccountPhotos(requests);
        claimPhotos(requests);
        claimAccounts(requests);
    }

    /**
     * A photo that stands suppressed for an account is claimed when an import has it, also when the account cannot be named
     * any more: its alias has turned out to be of several. Returns the requests that claim more than before.
     */
    UUID[] claimSuppressed(int shelf) {
        return sql.list("""
                        with claimed as (
                            insert into claim (request, ordinal, photo)
                            select s.request, min(ref.ordinal), known.photo
                              from recognised known
                              join import i on i.shelf = known.import
                              join release r on r.id = i.release
                              join dataset d on d.name = r.dataset and d.published
                              join photo_suppression s on s.photo = known.hash and s.dataset in ('*', d.name)
                              join request q on q.id = s.request and q.state = 'resolved'
                              join request_reference ref on ref.request = s.request and ref.kind in ('owner', 'alias')
                             where known.import = ? and known.photo is not null
                               and not exists (select from claim c where c.request = s.request and c.photo = known.photo)
                             group by s.request, known.photo
                            on conflict do nothing
                            returning request
                        )
                        select distinct request from claimed""", row -> row.getObject(1, UUID.class), shelf).toArray(UUID[]::new);
    }

    private void learnAccountPhotos(UUID[] requests) {
        sql.update("""
                insert into account_photo (account, photo_hash, photo)
                select distinct keyed_hash(?, owned.account), keyed_hash(?, owned.photo), owned.photo
                  from request_reference ref
                 cross join lateral account_names(ref.kind, ref.value) as name (account)
                 cross join lateral (select name.account, l.photo from located l where l.nsid = name.account
                                      union
                                     select name.account, l.photo from located l where l.alias = name.account) owned
                 where ref.request = any(?)
                on conflict (account, photo_hash) do update set photo = excluded.photo where account_photo.photo is null""", key.bytes(), key.bytes(), requests);
    }

    private void claimPhotos(UUID[] requests) {
        sql.update("""
                insert into claim (request, ordinal, photo)
                select request, ordinal, 'flickr:' || value
                  from request_reference
                 where request = any(?) and kind = 'photo'
                on conflict do nothing""", (Object) requests);
    }

    /** An account claims those of its photos that a published dataset in the request's scope has, or had. */
    private void claimAccounts(UUID[] requests) {
        sql.update("""
                insert into claim (request, ordinal, photo)
                select ref.request, ref.ordinal, e.photo
                  from request_reference ref
                  join request q on q.id = ref.request
                 cross join lateral account_names(ref.kind, ref.value) as name (account)
                  join account_photo a on a.account = keyed_hash(?, name.account)
                  join removal e on e.photo_hash = a.photo_hash and (q.datasets is null or e.dataset = any(q.datasets))
                 where ref.request = any(?)
                on conflict do nothing""", key.bytes(), requests);
        sql.update("""
                insert into claim (request, ordinal, photo)
                select ref.request, ref.ordinal, a.photo
                  from request_reference ref
                  join request q on q.id = ref.request
                 cross join lateral account_names(ref.kind, ref.value) as name (account)
                  join account_photo a on a.account = keyed_hash(?, name.account) and a.photo is not null
                 cross join lateral (select from located l
                                       join dataset d on d.name = l.dataset
                                      where l.photo = a.photo and d.published
                                        and (q.datasets is null or d.name = any(q.datasets)) limit 1) shown
                 where ref.request = any(?)
                on conflict do nothing""", key.bytes(), requests);
    }
}
