package org.rescind.notifier.delivery;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is under way, so that it stays within bounds: attempts and bytes of bodies. A hanging receiver costs its place in here
 * and nothing else; suspects have places of their own, a quarter as many, so that they never take one of the healthy.
 */
class InFlight {

    private static final int SUSPECT_SHARE = 4;

    private final int mostAttempts;
    private final int mostBytes;
    private final AtomicInteger healthy = new AtomicInteger();
    private final AtomicInteger suspects = new AtomicInteger();
    private final AtomicInteger bytes = new AtomicInteger();
    private final Map<Claim.Range, Integer> users = new ConcurrentHashMap<>();

    InFlight(int mostAttempts, int mostBytes) {
        this.mostAttempts = mostAttempts;
        this.mostBytes = mostBytes;
    }

    int roomForHealthy() {
        return room(mostAttempts - healthy.get());
    }

    /** Less than half is taken: whoever has just delivered may go on without waiting for its turn. */
    boolean hasPlenty() {
        return healthy.get() < mostAttempts / 2 && bytes.get() < mostBytes / 2;
    }

    int roomForSuspects() {
        return room(mostAttempts / SUSPECT_SHARE - suspects.get());
    }

    /** Should each have a body of its own, and the largest. */
    private int room(int places) {
        return Math.max(0, Math.min(places, (mostBytes - bytes.get()) / Notice.MOST_BYTES));
    }

    void started(Claim claim, int size) {
        places(claim).incrementAndGet();
        users.compute(claim.range(), (range, count) -> {
            bytes.addAndGet(count == null ? size : 0);
            return count == null ? 1 : count + 1;
        });
    }

    void ended(Claim claim, int size) {
        places(claim).decrementAndGet();
        users.computeIfPresent(claim.range(), (range, count) -> {
            bytes.addAndGet(count == 1 ? -size : 0);
            return count == 1 ? null : count - 1;
        });
    }

    private AtomicInteger places(Claim claim) {
        return claim.isSuspect() ? suspects : healthy;
    }
}
