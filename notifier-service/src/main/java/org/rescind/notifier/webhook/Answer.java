package org.rescind.notifier.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came back of a POST.
 *
 * @param status null when nothing came back
 * @param body at most 16 KiB of it
 * @param reason why this is a failure; null when it is none
 */
public record Answer(
        @Nullable Integer status,
        @Nullable String retryAfter,
        String body,
        @Nullable Reason reason,
        Duration took) {

    static final int LONGEST_BODY = 16 * 1024;

    private static final int SHOWN = 1024;

    static Answer none(Reason reason, Duration took) {
        return new Answer(null, null, "", reason, took);
    }

    /** A complete answer: its status tells. */
    public static Answer complete(int status, @Nullable String retryAfter, String body, Duration took) {
        return new Answer(status, retryAfter, body, reason(status), took);
    }

    private static @Nullable Reason reason(int status) {
        if (status >= 200 && status < 300) {
            return null;
        }
        return switch (status) {
            case 410 -> Reason.GONE;
            case 413 -> Reason.TOO_LARGE;
            case 429, 503 -> Reason.SLOW_DOWN;
            default -> status >= 300 && status < 400 ? Reason.REDIRECT : Reason.STATUS;
        };
    }

    public Answer but(Reason other) {
        return new Answer(status, retryAfter, body, other, took);
    }

    public boolean isSuccess() {
        return reason == null;
    }

    public boolean is(Reason expected) {
        return reason == expected;
    }

    /** What is wrong, in words that may be shown to the institution; null when nothing is. */
    public @Nullable String error() {
        if (reason == null) {
            return null;
        }
        return status == null || reason.text().startsWith(status.toString())
                ? reason.text()
                : "status " + status + ": " + reason.text();
    }

    /** What PostgreSQL can keep of the first KiB of the body. */
    public String beginning() {
        return body.substring(0, Math.min(SHOWN, body.length())).replace("\0", "");
    }
}
