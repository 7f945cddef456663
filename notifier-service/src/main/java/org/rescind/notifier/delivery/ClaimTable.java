package org.rescind.notifier.delivery;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.rescind.messaging.Sql;
import org.rescind.notifier.endpoint.Payload;
import org.rescind.notifier.endpoint.TargetTable;
import org.rescind.notifier.webhook.DeliveryConfig;

/**
 * Ends claims and makes new ones, in one statement: a channel that has delivered and owes more is written once for both, and
 * an institution that catches up costs one write a notice.
 */
@Singleton
class ClaimTable {

    /**
     * Claims that are still the last of their channel, as they leave it. When the range was forgotten meanwhile, by a replay
     * for example, the delivery only ends the claim. Whoever updates many channels locks them in order of their key.
     */
    private static final String ENDED = """
            a as materialized (
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                    as u (institution, dataset, epoch, last, remaining, new_limit, failures, pause)),
            ended as (
                select ch.institution, ch.dataset,
                       case when ch.sending_last = a.last and a.remaining is null
                            then greatest(ch.notified, a.last) else ch.notified end as notified,
                       ch.sending_last = a.last and a.remaining is null and ch.notified < a.last as moved,
                       case when a.remaining is not null then ch.sending_first end as sending_first,
                       case when ch.sending_last = a.last then a.remaining else ch.sending_last end as sending_last,
                       coalesce(a.new_limit, ch.notice_limit) as notice_limit, a.failures,
                       now() + a.pause * interval '1 millisecond' as next_attempt_at,
                       a.failures = 0 and a.pause = 0 and ?::boolean as goes_on
                  from channel ch join a using (institution, dataset)
                 where ch.lease_epoch = a.epoch
                 order by ch.institution, ch.dataset for update of ch)""";

    /** Channels that owe something, and whose turn it is: so many whose last attempt went well, and so many others. */
    private static final String DUE = """
            due as materialized (
                select ch.institution, ch.dataset, ch.failures, ch.next_attempt_at
                  from channel ch
                  join log_head h on h.dataset = ch.dataset and ch.notified < h.head
                  join endpoint e on e.institution = ch.institution and e.state in ('ACTIVE', 'FAILING')
                 where ch.next_attempt_at <= now() and ch.lease_until <= now() and ?::boolean
                   and not exists (select from a where a.institution = ch.institution and a.dataset = ch.dataset)
                   and exists (select from copy c
                                where c.institution = ch.institution and c.dataset = ch.dataset and c.state <> 'RETIRED')),
            chosen as (
                (select institution, dataset from due where failures = 0 order by next_attempt_at limit ?)
                union all
                (select institution, dataset from due where failures > 0 order by next_attempt_at limit ?)),
            idle as (
                select ch.* from channel ch join chosen using (institution, dataset)
                 where ch.next_attempt_at <= now() and ch.lease_until <= now()
                   for update of ch skip locked)""";

    private static final String NEXT = """
            next as (
                select institution, dataset, notified, moved, sending_first, sending_last, notice_limit, failures,
                       next_attempt_at, goes_on
                  from ended
                union all
                select institution, dataset, notified, false, sending_first, sending_last, notice_limit, failures,
                       next_attempt_at, true
                  from idle)""";

    /**
     * A range that was sent before is sent again as it is. Otherwise it begins after what was notified and goes as far as
     * the entries, their number and their bytes allow; the bytes of almost every range fit, so look there first.
     *
     * <p>Each step carries its columns along: joins of such sets with each other would be nested loops. Materialized, or each
     * use of {@code last} would work it out anew. {@code release > ''} makes the primary key the best index: the one by
     * dataset leads through the copies of all institutions.
     */
    private static final String RANGED = """
            ranged as materialized (
                select n.*, %s, e.payload, e.state = 'FAILING' as failing,
                       case when n.sending_last > n.notified then n.sending_first else n.notified + 1 end as first, r.last
                  from next n
                  join endpoint e on e.institution = n.institution
                  left join log_head h on h.dataset = n.dataset
                  cross join lateral (
                       select least(h.head, n.notified + n.notice_limit) as furthest,
                              coalesce((select end_offset from log_entry
                                         where dataset = n.dataset and position = n.notified), 0) + ? as byte_limit) f
                  cross join lateral (
                       select case
                           when not n.goes_on or h.head is null or n.notified >= h.head
                                or e.state not in ('ACTIVE', 'FAILING')
                                or not exists (select from copy c
                                                where c.institution = n.institution and c.dataset = n.dataset
                                                  and c.release > '' and c.state <> 'RETIRED') then null
                           when n.sending_last > n.notified then n.sending_last
                           when (select end_offset from log_entry
                                  where dataset = n.dataset and position = f.furthest) <= f.byte_limit then f.furthest
                           else greatest(n.notified + 1,
                                         (select max(position) from log_entry
                                           where dataset = n.dataset and position between n.notified + 1 and f.furthest
                                             and end_offset <= f.byte_limit)) end as last) r)""".formatted(TargetTable.COLUMNS);

    private static final String END_AND_CLAIM = "with " + ENDED + ",\n" + DUE + ",\n" + NEXT + ",\n" + RANGED + """

            update channel ch
               set notified = r.notified, version = case when r.moved then next_version(ch.version) else ch.version end,
                   sending_first = case when r.last is null then r.sending_first else r.first end,
                   sending_last = coalesce(r.last, r.sending_last),
                   notice_limit = r.notice_limit, failures = r.failures, next_attempt_at = r.next_attempt_at,
                   lease_until = case when r.last is null then '-infinity' else now() + ?::interval end,
                   lease_epoch = ch.lease_epoch + case when r.last is null then 0 else 1 end
              from ranged r
             where ch.institution = r.institution and ch.dataset = r.dataset
            returning ch.institution, ch.dataset, r.first, r.last, r.payload, ch.lease_epoch, r.failing, ch.failures,
                      r.url, r.secret_encrypted, r.previous_secret_encrypted, r.header_encrypted""";

    private final Sql sql;
    private final DeliveryConfig config;

    ClaimTable(Sql sql, DeliveryConfig config) {
        this.sql = sql;
        this.config = config;
    }

    /**
     * @param ended claims that are over
     * @param goOn whether channels that have delivered and owe more are claimed again at once
     * @param look whether to look for other channels
     * @param healthy at most so many of those whose last attempt went well
     * @param suspect at most so many of the others
     */
    List<Claim> endAndClaim(List<Delivery> ended, boolean goOn, boolean look, int healthy, int suspect) {
        return sql
                .list(
                        END_AND_CLAIM,
                        ClaimTable::read,
                        column(ended, d -> d.claim().institution(), UUID[]::new),
                        column(ended, d -> d.claim().range().dataset(), String[]::new),
                        column(ended, d -> d.claim().epoch(), Long[]::new),
                        column(ended, d -> d.claim().range().last(), Long[]::new),
                        column(ended, Delivery::remainingLast, Long[]::new),
                        column(ended, Delivery::newLimit, Integer[]::new),
                        column(ended, Delivery::failures, Integer[]::new),
                        column(ended, d -> d.pause().toMillis(), Long[]::new),
                        goOn,
                        look,
                        healthy,
                        suspect,
                        Notice.MOST_BYTES - Notice.ENVELOPE_BYTES - Notice.MOST_ENTRIES,
                        config.lease().toString())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty for a channel whose claim has ended and that is not claimed again. */
    private static Optional<Claim> read(ResultSet row) throws SQLException {
        UUID institution = row.getObject(1, UUID.class);
        long last = row.getLong(4);
        if (row.wasNull()) {
            return Optional.empty();
        }
        return Optional.of(new Claim(
                institution,
                new Claim.Range(row.getString(2), row.getLong(3), last, Payload.valueOf(row.getString(5))),
                row.getLong(6),
                row.getBoolean(7),
                row.getInt(8),
                TargetTable.read(institution, row, 9)));
    }

    private static <T> T[] column(List<Delivery> ended, Function<Delivery, @Nullable T> value, IntFunction<T[]> array) {
        return ended.stream().map(value).toArray(array);
    }
}
