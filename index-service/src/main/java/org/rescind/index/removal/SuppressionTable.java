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
                select distinct keyed_hash(?, name.account), scope.dataset, q.id
                  from request_reference ref join request q on q.id = ref.request %s
                 cross join lateral account_names(ref.kind, ref.value) as name (account)
                 where q.id = any(?)
                on conflict do nothing""".formatted(SCOPE), key.bytes(), requests);
        sql.update("""
                insert into photo_suppression (photo, dataset, request)
                select distinct keyed_hash(?, 'flickr:' || ref.value), scope.dataset, q.id
                  from request_reference ref join request q on q.id = ref.request %s
                 where q.id = any(?) and ref.kind = 'photo'
                 union
                select a.photo_hash, scope.dataset, q.id
                  from request_reference ref join request q on q.id = ref.request %s
                 cross join lateral account_names(ref.kind, ref.value) as name (account)
                  join account_photo a on a.account = keyed_hash(?, name.account)
                 where q.id = any(?)
                on conflict do nothing""".formatted(SCOPE, SCOPE), key.bytes(), requests, key.bytes(), requests);
    }

    void end(UUID request) {
        sql.update("delete from photo_suppression where request = ?", request);
        sql.update("delete from account_suppression where request = ?", request);
        sql.update("delete from hold where request = ?", request);
    }

    /**
     * The requests that an import concerns: those of what was recognised, by its accounts, and by its photos when its dataset
     * is published; and those that were resolved since.
     */
    UUID[] concernedByImport(int shelf) {
        List<UUID> requests = sql.list("""
                select s.request
                  from recognised known
                  join account_suppression s on s.account = known.hash
                 where known.import = ? and known.photo is null
                union
                select s.request
                  from recognised known
                  join import i on i.shelf = known.import
                  join release r on r.id = i.release
                  join dataset d on d.name = r.dataset and d.published
                  join photo_suppression s on s.photo = known.hash and s.dataset in ('*', d.name)
                 where known.import = ? and known.photo is not null
                union
                select q.id from request q
                 where q.resolved_at >= (select i.recognised_from from import i where i.shelf = ?)""", row -> row.getObject(1, UUID.class), shelf, shelf, shelf);
        return requests.toArray(UUID[]::new);
    }

    /** The requests that aliases concern which were learned just now, with the accounts that they belong to. */
    UUID[] concernedByAliases(String[] names) {
        List<UUID> requests = sql.list("""
                select distinct s.request
                  from unnest(?::text[]) as learned (name)
                  join account_suppression s on s.account = keyed_hash(?, learned.name)""", row -> row.getObject(1, UUID.class), names, key.bytes());
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
