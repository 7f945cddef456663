package org.rescind.index.removal;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.events.Outcome;
import org.rescind.events.RequestResolved;
import org.rescind.messaging.Sql;

/** What became of each reference, computed from the claims and the log: the same state always gives the same outcome. */
@Singleton
class OutcomeTable {

    /** A request whose last revision Kafka does not have. */
    record Unpublished(
            UUID request,
            long revision,
            String state,
            RequestResolved.Totals totals,
            RequestResolved.@Nullable Withdrawal withdrawal) {}

    /** 1 removed by this request, 2 already removed, 3 not found: the best over the datasets in scope, for each claim. */
    private static final String RANKED = """
            with ranked as (
                select c.request, c.ordinal, c.photo, coalesce(best.rank, 3) as rank
                  from claim c
                  join request q on q.id = c.request
                 cross join lateral (
                        select min(case when %s then 1 else 2 end) as rank
                          from removal e
                         where e.photo = c.photo and (q.datasets is null or e.dataset = any(q.datasets))) best
                 where c.request = any(?)
            )
            """.formatted(RemovalTable.OURS);

    private final Sql sql;

    OutcomeTable(Sql sql) {
        this.sql = sql;
    }

    void compute(UUID[] requests) {
        computeReferences(requests);
        computeDatasets(requests);
        computeTotals(requests);
    }

    /** An alias of which nothing is known stays ambiguous; so does one that several accounts have had. */
    private void computeReferences(UUID[] requests) {
        sql.update(RANKED + """
                update request_reference ref
                   set photos = best.photos,
                       outcome = case when ref.kind = 'alias' and best.accounts <> 1 and best.rank is null then 'ambiguous'
                                      else (array['removed', 'already_removed', 'not_found'])[coalesce(best.rank, 3)] end,
                       reason = case when ref.kind <> 'alias' or best.accounts = 1 then null
                                     when best.accounts = 0 then 'alias_unknown' else 'alias_shared' end
                  from (select r.request, r.ordinal, count(k.photo) as photos, min(k.rank) as rank,
                               (select count(distinct a.nsid) from alias a where a.alias = r.value) as accounts
                          from request_reference r
                          left join ranked k on k.request = r.request and k.ordinal = r.ordinal
                         where r.request = any(?)
                         group by r.request, r.ordinal) best
                 where ref.request = best.request and ref.ordinal = best.ordinal""", requests, requests);
    }

    private void computeDatasets(UUID[] requests) {
        sql.update("""
                insert into request_dataset (request, dataset, photos, records, first_position, last_position)
                select c.request, e.dataset, count(*), sum(e.records), min(e.position), max(e.position)
                  from (select distinct request, photo from claim where request = any(?)) c
                  join request q on q.id = c.request
                 cross join lateral (
                        select * from removal e
                         where e.photo = c.photo and (q.datasets is null or e.dataset = any(q.datasets)) offset 0) e
                 group by c.request, e.dataset
                on conflict (request, dataset) do update
                   set photos = excluded.photos, records = excluded.records,
                       first_position = excluded.first_position, last_position = excluded.last_position""", (Object) requests);
    }

    private void computeTotals(UUID[] requests) {
        sql.update(RANKED + """
                , photo as (
                    select request, photo, min(rank) as rank from ranked group by request, photo
                ), total as (
                    select request, count(*) as claimed, count(*) filter (where rank = 1) as removed,
                           count(*) filter (where rank = 2) as already_removed, count(*) filter (where rank = 3) as not_found
                      from photo group by request
                )
                update request q
                   set state = 'resolved', revision = next_version(q.revision), resolved_at = clock_timestamp(),
                       photos_claimed = coalesce(t.claimed, 0), removed = coalesce(t.removed, 0),
                       already_removed = coalesce(t.already_removed, 0), not_found = coalesce(t.not_found, 0)
                  from request own left join total t on t.request = own.id
                 where own.id = any(?) and q.id = own.id""", requests, requests);
    }

    List<Unpublished> unpublished(int limit) {
        return sql.list("""
                select id, revision, state, photos_claimed, removed, already_removed, not_found, refused, withdrawal
                  from request where revision <> published_revision order by id limit ?""", OutcomeTable::unpublished, limit);
    }

    private static Unpublished unpublished(ResultSet row) throws SQLException {
        var totals =
                new RequestResolved.Totals(row.getInt(4), row.getInt(5), row.getInt(6), row.getInt(7), row.getInt(8));
        RequestResolved.Withdrawal withdrawal = Optional.ofNullable(row.getString(9))
                .map(value -> RequestResolved.Withdrawal.valueOf(value.toUpperCase(Locale.ROOT)))
                .orElse(null);
        return new Unpublished(row.getObject(1, UUID.class), row.getLong(2), row.getString(3), totals, withdrawal);
    }

    List<RequestResolved.Reference> references(UUID request) {
        return sql.list(
                """
                select ordinal, outcome, photos, reason from request_reference
                 where request = ? and outcome is not null order by ordinal""",
                row -> new RequestResolved.Reference(
                        row.getInt(1),
                        Outcome.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                        row.getInt(3),
                        row.getString(4)),
                request);
    }

    List<RequestResolved.Dataset> datasets(UUID request) {
        return sql.list(
                """
                select dataset, photos, records, first_position, last_position from request_dataset
                 where request = ? order by dataset""",
                row -> new RequestResolved.Dataset(
                        row.getString(1), row.getInt(2), row.getLong(3), row.getLong(4), row.getLong(5)),
                request);
    }

    /** Kafka is to get everything again. */
    void forgetPublished() {
        sql.update("update request set published_revision = 0 where published_revision > 0");
    }

    void published(UUID request, long revision) {
        sql.update(
                "update request set published_revision = ? where id = ? and published_revision < ?",
                revision,
                request,
                revision);
    }
}
