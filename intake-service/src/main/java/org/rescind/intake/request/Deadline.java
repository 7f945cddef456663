package org.rescind.intake.request;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * GDPR Art. 12(3): one month from receipt, two more when they are needed. Months of the calendar, in UTC; a month without
 * that day ends with its last (Regulation 1182/71, Art. 3).
 */
final class Deadline {

    private Deadline() {}

    static Instant regular(Instant receivedAt) {
        return monthsAfter(receivedAt, 1);
    }

    static Instant extended(Instant receivedAt) {
        return monthsAfter(receivedAt, 3);
    }

    private static Instant monthsAfter(Instant time, int months) {
        return time.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
    }
}
