package org.rescind.notifier.copy;

import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.messaging.Sql;

/** Copies, and {@code purged}, the cursor of each. */
@Singleton
public class CopyTable {

    /**
     * A copy that is recorded already.
     *
     * @param retiredAt null while it is held
     */
    record Known(long start, long purged, @Nullable Instant retiredAt) {

        boolean retiredSince(Instant downloadedAt) {
            return retiredAt != null && !retiredAt.isBefore(downloadedAt);
        }

        /**
         * The copy is recorded again: after which position its institution owes what it may not have been told. One that was
         * retired was told nothing since, unless the institution held another, and then it was not there to be purged.
         */
        long owesAfter(long position) {
            if (position < start) {
                return position;
            }
            return retiredAt != null ? Math.max(start, purged) : Long.MAX_VALUE;
        }
    }

    private static final String KEY = " where institution = ? and dataset = ? and release = ?";

    private final Sql sql;

    CopyTable(Sql sql) {
        this.sql = sql;
    }

    Optional<Known> find(UUID institution, String dataset, String release) {
        return sql.one(
                "select start, purged, retired_at from copy" + KEY,
                row -> new Known(row.getLong(1), row.getLong(2), instant(row.getTimestamp(3))),
                institution,
                dataset,
                release);
    }

    void insert(UUID institution, String dataset, String release, long start, long purged, Instant downloadedAt) {
        sql.update("""
                insert into copy (institution, dataset, release, start, purged, state, downloaded_at)
                values (?, ?, ?, ?, ?, 'HELD', ?)""", institution, dataset, release, start, purged, downloadedAt);
        summaryChanged(dataset);
    }

    /**
     * It was downloaded again: it is held, from the lowest start ever recorded, and owes that from now on. A waiver stands.
     * True when that is a change.
     */
    boolean hold(UUID institution, String dataset, String release, long start) {
        int rows = sql.update("""
                update copy set state = case when state = 'RETIRED' then 'HELD' else state end, retired_reason = null,
                       retired_at = null, retired_to = null, owed_since = now(),
                       start = least(start, ?), purged = case when start > ? then least(purged, ?) else purged end
                 where institution = ? and dataset = ? and release = ? and (start > ? or state = 'RETIRED')""", start, start, start, institution, dataset, release, start);
        if (rows == 1) {
            summaryChanged(dataset);
        }
        return rows == 1;
    }

    void retire(
            UUID institution, String dataset, String release, RetiredReason reason, @Nullable String to, Instant at) {
        sql.update("""
                update copy set state = 'RETIRED', retired_reason = ?, retired_to = ?, retired_at = ?, overdue = false,
                       defaulted = false, waived_until = null""" + KEY, reason.name(), to, at, institution, dataset, release);
        summaryChanged(dataset);
    }

    /** False when it is not held. A later waiver takes the place of an earlier one. */
    boolean waive(UUID institution, String dataset, String release, Instant until) {
        boolean waived = sql.update(
                        "update copy set state = 'WAIVED', waived_until = ?, overdue = false, defaulted = false" + KEY
                                + " and state <> 'RETIRED'",
                        until,
                        institution,
                        dataset,
                        release)
                == 1;
        if (waived) {
            summaryChanged(dataset);
        }
        return waived;
    }

    /** Waivers that have ended: the copies are owed again, with all the time that there is for it. */
    public void endWaivers() {
        sql.update("""
                with ended as (
                    select institution, dataset from copy where state = 'WAIVED' and waived_until <= now()),
                locked as (
                    select ch.institution, ch.dataset from channel ch
                     where (institution, dataset) in (select * from ended)
                     order by ch.institution, ch.dataset for update),
                held as (
                    update copy c set state = 'HELD', owed_since = waived_until, waived_until = null from locked
                     where c.institution = locked.institution and c.dataset = locked.dataset
                       and c.state = 'WAIVED' and c.waived_until <= now()
                    returning c.institution, c.dataset),
                summaries as (
                    update log_head set version = next_version(version) where dataset in (select dataset from held))
                update channel set version = next_version(version)
                 where (institution, dataset) in (select institution, dataset from held)""");
    }

    /** Moves the cursor forward, never back. */
    public boolean purged(UUID institution, String dataset, String release, long through) {
        return sql.update(
                        "update copy set purged = ?" + KEY + " and purged < ?",
                        through,
                        institution,
                        dataset,
                        release,
                        through)
                == 1;
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private void summaryChanged(String dataset) {
        sql.update("update log_head set version = next_version(version) where dataset = ?", dataset);
    }
}
