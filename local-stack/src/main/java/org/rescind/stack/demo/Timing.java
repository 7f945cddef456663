package org.rescind.stack.demo;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * When institutions had answered the notices through the last position, and attested it, in milliseconds since the request
 * was sent. Measured where it happened: at the institutions. Empty where somebody has not.
 */
record Timing(
        OptionalLong firstNotified,
        OptionalLong lastHealthyNotified,
        OptionalLong lastNotified,
        OptionalLong lastPurged) {
    private static final long NEVER = Long.MAX_VALUE;

    static Timing of(List<Institution> institutions, long position, long sentNanos) {
        var healthy = institutions.stream()
                .filter(institution -> institution.profile().conduct().isHealthy())
                .toList();
        ToLongFunction<Institution> notified =
                institution -> millis(institution.endpoint().notifiedAt(position), sentNanos);
        ToLongFunction<Institution> purged =
                institution -> millis(institution.purge().attestedAt(position), sentNanos);
        return new Timing(
                known(institutions.stream().mapToLong(notified).min()),
                last(healthy.stream().mapToLong(notified)),
                last(institutions.stream().mapToLong(notified)),
                last(institutions.stream().mapToLong(purged)));
    }

    static long millis(OptionalLong nanos, long sentNanos) {
        return nanos.isPresent() ? (nanos.getAsLong() - sentNanos) / 1_000_000 : NEVER;
    }

    static String shown(OptionalLong millis) {
        return millis.isPresent() ? Screen.seconds(millis.getAsLong() * 1_000_000) : "never";
    }

    private static OptionalLong last(LongStream times) {
        return known(times.max());
    }

    private static OptionalLong known(OptionalLong millis) {
        return millis.isPresent() && millis.getAsLong() == NEVER ? OptionalLong.empty() : millis;
    }
}
