package org.rescind.intake.protection;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An amount per hour for all instances together. An instance takes portions of it beforehand, so that no request waits for the
 * row that all share; when requests come faster than portions, the next portion pays what was given too much.
 */
class SharedBudget {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final SharedBudgetTable table;
    private final String name;
    private final long most;
    private final long portion;
    private final InstantSource clock;
    private final AtomicLong mine = new AtomicLong();
    private volatile boolean exhausted;
    private volatile boolean low;
    private volatile boolean asked;
    private volatile Instant lookedAt = Instant.MIN;

    /** @param most in an hour */
    SharedBudget(SharedBudgetTable table, String name, long most, long portion, InstantSource clock) {
        this.table = table;
        this.name = name;
        this.most = most;
        this.portion = Math.min(portion, most);
        this.clock = clock;
    }

    /** Empty when one was taken; otherwise when trying again makes sense. */
    Optional<Duration> take() {
        asked = true;
        if (isUsedUp()) {
            return Optional.of(untilNext());
        }
        mine.decrementAndGet();
        return Optional.empty();
    }

    /** Takes nothing. */
    Optional<Duration> lacking() {
        asked = true;
        return isUsedUp() ? Optional.of(untilNext()) : Optional.empty();
    }

    private boolean isUsedUp() {
        return exhausted && mine.get() <= 0;
    }

    private Duration untilNext() {
        return Duration.ofSeconds(1 + portion * Duration.ofHours(1).toSeconds() / most);
    }

    /** Whether less than half is left. */
    boolean isLow() {
        return low;
    }

    /** Worth a portion at once; when there was none, each second must do. */
    boolean isRunningOut() {
        return !exhausted && mine.get() <= portion / 2;
    }

    boolean needsMore() {
        boolean old = (asked || low) && lookedAt.plus(LOOK_EVERY).isBefore(clock.instant());
        return mine.get() <= portion / 2 || old;
    }

    /** Not in a transaction: the row is everybody's. */
    void takePortion() {
        asked = false;
        long wanted = Math.max(0, portion - mine.get());
        SharedBudgetTable.Portion got = table.take(name, wanted, most);
        mine.addAndGet(got.taken());
        exhausted = got.taken() < wanted;
        low = got.left() < most / 2.0;
        lookedAt = clock.instant();
    }
}
