package org.rescind.index.removal;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.rescind.messaging.Sql;

/** The standing rules: what was asked for may not be served again, in whatever it turns up later. */
@Singleton
class SuppressionTable {

    private static final String SCOPE =
            "cross join lateral unnest(coalesce(q.datasets, array['*'])) as scope (dataset)";

    private final Sql sql;
    private final SuppressionKey key;

    SuppressionTable(Sql sql, SuppressionKey key) {
        this.sql = sql;
        this.key = key;
    }

    /** Every photo and account that the requests name, and every photo of the accounts, wherever it is. */
    void insert(UUID[] requests) {
        sql.update("""
                insert into account_suppression (account, dataset, request)
                select distinct keyed_hash(?, ref.value), scope.dataset, q.id
                  from request_reference ref join request q on q.id = ref.request %s
                 where q.id = any(?) and ref.kind = 'owner'
                on conflict do nothing""".formatted(SCOPE), key.bytes(), requests);
        sql.update("""
                insert into photo_suppression (photo, dataset, request)
                select distinct keyed_hash(?, coalesce(a.photo, 'flickr:' || ref.value)), scope.dataset, q.id
                  from request_reference ref
                  join request q on q.id = ref.request %s
                  left join account_photo a on ref.kind = 'owner' and a.account = keyed_hash(?, ref.value)
                 where q.id = any(?) and (ref.kind = 'photo' or a.photo is not null)
                on conflict do nothing""".formatted(SCOPE), key.bytes(), key.bytes(), requests);
    }

    void end(UUID request) {
        sql.update("delete from photo_suppression where request = ?", request);
        sql.update("delete from account_suppression where request = ?", request);
        sql.update("delete from hold where request = ?", request);
    }

    /** The requests that an import concerns: by its accounts, and by its photos when its dataset is published. */
    UUID[] concernedByImport(int shelf) {
        List<UUID> requests =
                sql.list("""
                select s.request
                  from (select distinct nsid from located where import = ? and nsid is not null) account
                  join account_suppression s on s.account = keyed_hash(?, account.nsid)
                union
                select s.request
                  from (select distinct photo, dataset from located where import = ?) new
                  join dataset d on d.name = new.dataset and d.published
                  join photo_suppression s on s.photo = keyed_hash(?, new.photo) and s.dataset in ('*', new.dataset)""", row -> row.getObject(1, UUID.class), shelf, key.bytes(), shelf, key.bytes());
        return requests.toArray(UUID[]::new);
    }

    /** The requests that a dataset concerns which becomes published with records in it. */
    UUID[] concernedByDataset(String dataset) {
        List<UUID> requests = sql.list("""
                select distinct s.request
                  from (select distinct photo from located where dataset = ?) known
                  join photo_suppression s on s.photo = keyed_hash(?, known.photo) and s.dataset in ('*', ?)""", row -> row.getObject(1, UUID.class), dataset, key.bytes(), dataset);
        return requests.toArray(UUID[]::new);
    }
}
