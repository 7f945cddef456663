package org.rescind.index.removal;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.rescind.messaging.Sql;

/** Which photos each reference of a request claims. Nothing that no reference names is ever claimed. */
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

    private void learnAccountPhotos(UUID[] requests) {
        sql.update("""
                insert into account_photo (account, photo)
                select distinct keyed_hash(?, ref.value), r.photo
                  from request_reference ref
                  join located r on r.nsid = ref.value
                 where ref.request = any(?) and ref.kind = 'owner'
                on conflict do nothing""", key.bytes(), requests);
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
                select ref.request, ref.ordinal, a.photo
                  from request_reference ref
                  join request q on q.id = ref.request
                  join account_photo a on a.account = keyed_hash(?, ref.value)
                 where ref.request = any(?) and ref.kind = 'owner'
                   and (exists (select from removal e
                                 where e.photo = a.photo and (q.datasets is null or e.dataset = any(q.datasets)))
                     or exists (select from located l
                                  join dataset d on d.name = l.dataset
                                 where l.photo = a.photo and d.published
                                   and (q.datasets is null or d.name = any(q.datasets))))
                on conflict do nothing""", key.bytes(), requests);
    }
}
