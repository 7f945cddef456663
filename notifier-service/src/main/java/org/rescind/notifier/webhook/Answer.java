package org.rescind.notifier.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came back of a POST.
 *
 * @param status null when nothing came back
 * @param body at most 16 KiB of it
 * @param problem why nothing came back, in words that may be shown to the institution
 */
public record Answer(
        @Nullable Integer status,
        @Nullable String retryAfter,
        String body,
        @Nullable String problem,
        Duration took) {

    static final int LONGEST_BODY = 16 * 1024;

    static Answer none(String problem, Duration took) {
        return new Answer(null, null, "", problem, took);
    }

    public boolean isSuccess() {
        return status != null && status >= 200 && status < 300;
    }

    public boolean is(int expected) {
        return status != null && status == expected;
    }

    /** Null when there is nothing to complain about. */
    public @Nullable String error() {
        return isSuccess() ? null : status == null ? problem : "answered with status " + status;
    }
}
