package org.rescind.notifier.delivery;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.rescind.messaging.Sql;

/** What follows from attempts for their channels and endpoints: a set at a time. */
@Singleton
class DeliveryTable {

    private final Sql sql;

    DeliveryTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * Moves the cursors of claims that are still the last of their channel. When the range was forgotten meanwhile, by a
     * replay for example, the delivery only ends the claim. Whoever updates many channels locks them in order of their key.
     */
    void moveChannels(List<Delivery> deliveries) {
        sql.update(
                """
                with a as (
                    select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                        as u (institution, dataset, epoch, last, remaining, new_limit, failures, pause)),
                locked as (
                    select ch.institution, ch.dataset from channel ch join a using (institution, dataset)
                     order by ch.institution, ch.dataset for update of ch)
                update channel ch
                   set notified = case when ch.sending_last = a.last and a.remaining is null
                                       then greatest(ch.notified, a.last) else ch.notified end,
                       version = case when ch.sending_last = a.last and a.remaining is null and ch.notified < a.last
                                      then next_version(ch.version) else ch.version end,
                       sending_first = case when a.remaining is null then null else ch.sending_first end,
                       sending_last = case when ch.sending_last = a.last then a.remaining else ch.sending_last end,
                       notice_limit = coalesce(a.new_limit, ch.notice_limit),
                       failures = a.failures,
                       next_attempt_at = now() + a.pause * interval '1 millisecond',
                       lease_until = '-infinity'
                  from a join locked using (institution, dataset)
                 where ch.institution = a.institution and ch.dataset = a.dataset and ch.lease_epoch = a.epoch""",
                column(deliveries, a -> a.claim().institution(), UUID[]::new),
                column(deliveries, a -> a.claim().range().dataset(), String[]::new),
                column(deliveries, a -> a.claim().epoch(), Long[]::new),
                column(deliveries, a -> a.claim().range().last(), Long[]::new),
                column(deliveries, Delivery::remainingLast, Long[]::new),
                column(deliveries, Delivery::newLimit, Integer[]::new),
                column(deliveries, Delivery::failures, Integer[]::new),
                column(deliveries, a -> a.pause().toMillis(), Long[]::new));
    }

    /** An endpoint that was paused, or moved to another URL meanwhile, stays as it is. */
    void moveEndpoints(List<Delivery> deliveries) {
        sql.update(
                """
                update endpoint e
                   set state = a.state, last_error = a.error, verified = verified and a.state <> 'DISABLED',
                       since = case when e.state = a.state then e.since else now() end
                  from (select distinct on (institution) * from unnest(?, ?, ?, ?) with ordinality
                               as u (institution, url, state, error, nr) order by institution, nr desc) a
                 where e.institution = a.institution and e.url = a.url and e.state in ('ACTIVE', 'FAILING')
                   and (e.state <> a.state or e.last_error is distinct from a.error)""",
                column(deliveries, a -> a.claim().institution(), UUID[]::new),
                column(deliveries, a -> a.claim().target().url(), String[]::new),
                column(deliveries, Delivery::endpointState, String[]::new),
                column(deliveries, a -> a.answer().error(), String[]::new));
    }

    private static <T> T[] column(List<Delivery> deliveries, Function<Delivery, T> value, IntFunction<T[]> array) {
        return deliveries.stream().map(value).toArray(array);
    }
}
