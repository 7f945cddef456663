package org.rescind.notifier.log;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;

/** How long a copy may keep a photo once its removal was applied: an ISO 8601 period or duration, kept as written. */
public record PurgeWithin(String iso) {

    public static PurgeWithin parse(CharSequence text) {
        String iso = text.toString();
        try {
            Period.parse(iso);
        } catch (DateTimeException noPeriod) {
            Duration.parse(iso);
        }
        return new PurgeWithin(iso);
    }
}
