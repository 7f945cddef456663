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

    /** It was downloaded again: it is held, from the lowest start ever recorded. True when that is a change. */
    boolean hold(UUID institution, String dataset, String release, long start) {
        int rows = sql.update("""
                update copy set state = 'HELD', retired_reason = null, retired_at = null,
                       start = least(start, ?), purged = case when start > ? then least(purged, ?) else purged end
                 where institution = ? and dataset = ? and release = ? and (start > ? or state <> 'HELD')""", start, start, start, institution, dataset, release, start);
        if (rows == 1) {
            summaryChanged(dataset);
        }
        return rows == 1;
    }

    void retire(UUID institution, String dataset, String release, RetiredReason reason, Instant at) {
        sql.update(
                "update copy set state = 'RETIRED', retired_reason = ?, retired_at = ?, overdue = false" + KEY,
                reason.name(),
                at,
                institution,
                dataset,
                release);
        summaryChanged(dataset);
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
