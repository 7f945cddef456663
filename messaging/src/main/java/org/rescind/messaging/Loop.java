package org.rescind.messaging;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A thread that does one thing again and again: when it is woken, and otherwise at an interval. Whoever is woken all the time
 * may rest between two rounds, so that each has more to do. A failure is logged once,
 * tried again with growing pauses for ever, and its end is logged too.
 */
public final class Loop implements AutoCloseable {

    /** One round; returns true when there may be more to do at once. */
    @FunctionalInterface
    public interface Step {
        boolean run() throws Exception;
    }

    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final String name;
    private final Duration interval;
    private final Duration rest;
    private final Step step;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;
    private int failures;

    Loop(String name, Duration interval, Step step) {
        this(name, interval, Duration.ZERO, step);
    }

    /** @param rest from the beginning of a round that had nothing left to do to the next one, at least */
    Loop(String name, Duration interval, Duration rest, Step step) {
        this.name = name;
        this.interval = interval;
        this.rest = rest;
        this.step = step;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Returns at once; wake-ups that come during a round make one more round. */
    public void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    private void run() {
        while (!closed) {
            try {
                wakeUps.drainPermits();
                long began = System.nanoTime();
                boolean more = step.run();
                succeeded();
                if (!more) {
                    pause(interval);
                    TimeUnit.NANOSECONDS.sleep(began + rest.toNanos() - System.nanoTime());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                if (!failed(e)) {
                    return;
                }
            }
        }
    }

    private void succeeded() {
        if (failures > 0) {
            LOG.infof("%s works again after %d failures", name, failures);
            failures = 0;
        }
    }

    private boolean failed(Exception cause) {
        if (closed) {
            return false;
        }
        if (failures++ == 0) {
            LOG.errorf(cause, "%s failed and tries again until it works", name);
        }
        try {
            pause(backOff());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Duration backOff() {
        Duration doubling = Duration.ofMillis(100L << Math.min(failures, 10));
        return doubling.compareTo(LONGEST_PAUSE) < 0 ? doubling : LONGEST_PAUSE;
    }

    private void pause(Duration duration) throws InterruptedException {
        boolean woken = wakeUps.tryAcquire(duration.toMillis(), TimeUnit.MILLISECONDS);
        LOG.tracef("%s goes on, woken: %s", name, woken);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
