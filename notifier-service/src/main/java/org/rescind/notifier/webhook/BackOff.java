package org.rescind.notifier.webhook;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When to try again: doubling pauses with ±20 %, for ever; or when the receiver asks for it, within limits. */
public class BackOff {

    private static final double JITTER = 0.2;

    private final Duration first;
    private final Duration longest;
    private final InstantSource clock;
    private final RandomGenerator random;

    public BackOff(Duration first, Duration longest, InstantSource clock, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.clock = clock;
        this.random = random;
    }

    /** @param failures how many attempts have failed one after another, this one included */
    public Duration after(int failures, Answer answer) {
        return (answer.is(Reason.SLOW_DOWN)
                        ? RetryAfter.parse(answer.retryAfter(), clock.instant())
                        : Optional.<Duration>empty())
                .map(this::within)
                .orElseGet(() -> doubled(failures));
    }

    private Duration within(Duration asked) {
        Duration least = asked.compareTo(first) < 0 ? first : asked;
        return least.compareTo(longest) < 0 ? least : longest;
    }

    private Duration doubled(int failures) {
        double pause = first.toMillis() * Math.pow(2, Math.max(0, failures - 1));
        double limited = Math.min(pause, longest.toMillis());
        return Duration.ofMillis(Math.round(limited * (1 + JITTER * (2 * random.nextDouble() - 1))));
    }
}
