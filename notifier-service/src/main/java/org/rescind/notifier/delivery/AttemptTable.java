package org.rescind.notifier.delivery;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.rescind.messaging.Sql;

/** The attempts that were made, and what follows from them: a set at a time. */
@Singleton
class AttemptTable {

    private final Sql sql;

    AttemptTable(Sql sql) {
        this.sql = sql;
    }

    void insert(List<Attempt> attempts) {
        sql.update(
                """
                insert into attempt (kind, institution, dataset, first_position, last_position, status, error, duration_ms)
                select 'NOTICE', * from unnest(?, ?, ?, ?, ?, ?, ?)""",
                column(attempts, a -> a.claim().institution(), UUID[]::new),
                column(attempts, a -> a.claim().range().dataset(), String[]::new),
                column(attempts, a -> a.claim().range().first(), Long[]::new),
                column(attempts, a -> a.claim().range().last(), Long[]::new),
                column(attempts, a -> a.answer().status(), Integer[]::new),
                column(attempts, a -> a.answer().error(), String[]::new),
                column(attempts, a -> (int) a.answer().took().toMillis(), Integer[]::new));
    }

    /**
     * Moves the cursors of claims that are still the last of their channel. When the range was forgotten meanwhile, by a
     * replay for example, the attempt only ends the claim. Whoever updates many channels locks them in order of their key.
     */
    void moveChannels(List<Attempt> attempts) {
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
                column(attempts, a -> a.claim().institution(), UUID[]::new),
                column(attempts, a -> a.claim().range().dataset(), String[]::new),
                column(attempts, a -> a.claim().epoch(), Long[]::new),
                column(attempts, a -> a.claim().range().last(), Long[]::new),
                column(attempts, Attempt::remainingLast, Long[]::new),
                column(attempts, Attempt::newLimit, Integer[]::new),
                column(attempts, Attempt::failures, Integer[]::new),
                column(attempts, a -> a.pause().toMillis(), Long[]::new));
    }

    /** An endpoint that was paused, or moved to another URL meanwhile, stays as it is. */
    void moveEndpoints(List<Attempt> attempts) {
        sql.update(
                """
                update endpoint e
                   set state = a.state, last_error = a.error, verified = verified and a.state <> 'DISABLED',
                       since = case when e.state = a.state then e.since else now() end
                  from (select distinct on (institution) * from unnest(?, ?, ?, ?) with ordinality
                               as u (institution, url, state, error, nr) order by institution, nr desc) a
                 where e.institution = a.institution and e.url = a.url and e.state in ('ACTIVE', 'FAILING')
                   and (e.state <> a.state or e.last_error is distinct from a.error)""",
                column(attempts, a -> a.claim().institution(), UUID[]::new),
                column(attempts, a -> a.claim().url(), String[]::new),
                column(attempts, Attempt::endpointState, String[]::new),
                column(attempts, a -> a.answer().error(), String[]::new));
    }

    private static <T> T[] column(List<Attempt> attempts, Function<Attempt, T> value, IntFunction<T[]> array) {
        return attempts.stream().map(value).toArray(array);
    }
}
