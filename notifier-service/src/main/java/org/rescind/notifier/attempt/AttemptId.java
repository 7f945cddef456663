package org.rescind.notifier.attempt;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.rescind.web.Problem;

/** Names one attempt: its time to the microsecond, which finds the partition, and its number. */
record AttemptId(Instant at, long number) {

    /** Comes after everything. */
    static final String END = "9223372036854775-0";

    @Override
    public String toString() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + number;
    }

    static AttemptId parse(String text) {
        String[] parts = text.split("-", -1);
        try {
            if (parts.length == 2) {
                return new AttemptId(
                        Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS), Long.parseLong(parts[1]));
            }
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            // refused below
        }
        throw Problem.INVALID_CURSOR.with("Use the value of \"next\" of the part before, or leave the cursor out.");
    }
}
