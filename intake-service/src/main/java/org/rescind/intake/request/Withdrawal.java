package org.rescind.intake.request;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** What became of a withdrawal. */
public enum Withdrawal {
    REQUESTED,
    DONE,
    /** The photos were in the log: it and the copies stand, and the case goes on. */
    TOO_LATE;

    @JsonValue
    @EnumeratedValue
    final String wireName = name().toLowerCase(Locale.ROOT);
}
