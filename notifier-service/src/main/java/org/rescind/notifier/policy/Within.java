package org.rescind.notifier.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;

/** How much time there is for something: an ISO 8601 period or duration, kept as written. */
public record Within(String iso) {

    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final int DAYS_OF_A_YEAR = 365;
    private static final int DAYS_OF_A_MONTH = 30;

    /** @throws DateTimeException when it is none, is not longer than nothing, or longer than a century */
    public static Within parse(CharSequence text) {
        Within within = new Within(text.toString());
        Duration estimated = within.estimated();
        if (estimated.isNegative() || estimated.isZero() || estimated.compareTo(LONGEST) > 0) {
            throw new DateTimeException("not between nothing and a century: " + text);
        }
        return within;
    }

    /** As long as it is about: only to compare. */
    Duration estimated() {
        try {
            Period period = Period.parse(iso);
            return Duration.ofDays(Math.addExact(
                    Math.addExact(
                            (long) DAYS_OF_A_YEAR * period.getYears(), (long) DAYS_OF_A_MONTH * period.getMonths()),
                    period.getDays()));
        } catch (DateTimeException noPeriod) {
            return Duration.parse(iso);
        }
    }
}
