package org.rescind.notifier.copy;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.rescind.messaging.Sql;

/** The cursors {@code notified} and {@code acknowledged} of an institution in a dataset. */
@Singleton
public class ChannelTable {

    private final Sql sql;

    ChannelTable(Sql sql) {
        this.sql = sql;
    }

    /** Holds the channel until the transaction ends. */
    public Optional<Channel> lock(UUID institution, String dataset) {
        return sql.one(
                "select notified, acknowledged from channel where institution = ? and dataset = ? for update",
                row -> new Channel(row.getLong(1), row.getLong(2)),
                institution,
                dataset);
    }

    Channel lockOrCreate(UUID institution, String dataset, long start) {
        sql.update(
                "insert into channel (institution, dataset, notified, acknowledged) values (?, ?, ?, ?) on conflict do nothing",
                institution,
                dataset,
                start,
                start);
        return lock(institution, dataset).orElseThrow();
    }

    /** Moves the cursors forward, never back, and forgets a range that has become superfluous. */
    public boolean raise(UUID institution, String dataset, long notified, long acknowledged) {
        return sql.update("""
                        update channel
                           set notified = greatest(notified, ?), acknowledged = greatest(acknowledged, ?),
                               sending_first = case when sending_last > ? then sending_first end,
                               sending_last = case when sending_last > ? then sending_last end,
                               version = next_version(version)
                         where institution = ? and dataset = ? and (notified < ? or acknowledged < ?)""", notified, acknowledged, notified, notified, institution, dataset, notified, acknowledged)
                == 1;
    }

    /**
     * Nothing at or before the start is owed any more: a copy that began earlier was retired. A range that holds such
     * entries is forgotten, even one that was sent before: its entries are not for this institution.
     */
    void skipTo(UUID institution, String dataset, long start) {
        sql.update("""
                update channel
                   set notified = ?, acknowledged = greatest(acknowledged, ?), sending_first = null, sending_last = null,
                       version = next_version(version)
                 where institution = ? and dataset = ? and notified < ?""", start, start, institution, dataset, start);
    }

    /**
     * Sets the cursors back, which is recorded. The range in flight is forgotten, so that a late answer to it does not move
     * the cursor forward again.
     */
    void setBack(UUID institution, String dataset, SetBack reason, Channel before, Channel after) {
        sql.update("""
                update channel
                   set notified = ?, acknowledged = ?, sending_first = null, sending_last = null, version = next_version(version)
                 where institution = ? and dataset = ?""", after.notified(), after.acknowledged(), institution, dataset);
        sql.update(
                """
                insert into cursor_set_back (institution, dataset, reason, notified_before, notified_after,
                                             acknowledged_before, acknowledged_after) values (?, ?, ?, ?, ?, ?, ?)""",
                institution,
                dataset,
                reason.name(),
                before.notified(),
                after.notified(),
                before.acknowledged(),
                after.acknowledged());
    }

    /** A copy of it changed: others are to be told. */
    public void touch(UUID institution, String dataset) {
        sql.update(
                "update channel set version = next_version(version) where institution = ? and dataset = ?",
                institution,
                dataset);
    }

    /** The institution can be reached again: what waits for a later attempt goes at once. */
    public void retryNow(UUID institution) {
        sql.update("""
                with locked as (select dataset from channel where institution = ? order by dataset for update)
                update channel ch set failures = 0, next_attempt_at = now()
                  from locked where ch.institution = ? and ch.dataset = locked.dataset""", institution, institution);
    }

    enum SetBack {
        REPLAY,
        LOWERED_START
    }
}
