package org.rescind.benchmarks;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits until each of some institutions has been told of everything up to a position. */
final class Arrivals implements Receivers.Listener {
    private static final Duration MOST = Duration.ofMinutes(10);

    private final String dataset;
    private final long through;
    private final BitSet missing = new BitSet();
    private final CompletableFuture<Long> last = new CompletableFuture<>();
    private long notices;

    Arrivals(List<Partner> from, String dataset, long through) {
        this.dataset = dataset;
        this.through = through;
        from.forEach(partner -> missing.set(partner.number()));
    }

    @Override
    public void received(int partner, NoticeId notice, long nanos) {
        if (!notice.dataset().equals(dataset) || !missing.get(partner)) {
            return;
        }
        notices++;
        if (notice.last() >= through) {
            missing.clear(partner);
            if (missing.isEmpty()) {
                last.complete(nanos);
            }
        }
    }

    /** The nanosecond in which the last of them had answered. */
    long await() throws ExecutionException, InterruptedException {
        try {
            return last.get(MOST.toMinutes(), TimeUnit.MINUTES);
        } catch (TimeoutException e) {
            throw new BenchException("Some institutions were not told of " + dataset + " through " + through
                    + " within " + MOST.toMinutes() + " minutes.");
        }
    }

    /** How many came; only after all have come. */
    long notices() {
        return notices;
    }
}
