package org.rescind.notifier.delivery;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * When to look through all channels for what is owed: at once when somebody knows of something, otherwise so rarely that
 * looking takes a tenth of the time at most, however many channels there are.
 */
class Looks {

    private static final int SHARE = 10;

    private final AtomicBoolean asked = new AtomicBoolean(true);
    private long startedAt;
    private long pauseUntil = System.nanoTime();

    void ask() {
        asked.set(true);
    }

    /** Called by one thread only, as {@link #done}. */
    boolean isTime() {
        startedAt = System.nanoTime();
        return asked.getAndSet(false) || startedAt - pauseUntil >= 0;
    }

    void done(boolean looked) {
        long now = System.nanoTime();
        if (looked) {
            pauseUntil = now + SHARE * (now - startedAt);
        }
    }
}
