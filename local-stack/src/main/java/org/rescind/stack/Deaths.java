package org.rescind.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Decides when restarting a part has no sense any more: after so many deaths within a minute. */
final class Deaths {
    static final int LIMIT = 5;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int limit;
    private final Deque<Instant> recent = new ArrayDeque<>();

    Deaths(int limit) {
        this.limit = limit;
    }

    /** Counts a death and says whether it was one too many. */
    boolean isHopeless(Instant now) {
        recent.addLast(now);
        recent.removeIf(death -> death.isBefore(now.minus(WINDOW)));
        return recent.size() >= limit;
    }
}
