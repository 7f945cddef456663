package org.rescind.intake.request;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** Where a request stands, in the words that the person sees. */
public enum Status {
    OPEN,
    IN_PROGRESS,
    FULFILLED,
    PARTIAL,
    DENIED,
    WITHDRAWN;

    @JsonValue
    @EnumeratedValue
    final String wireName = name().toLowerCase(Locale.ROOT);

    boolean isEnd() {
        return this != OPEN && this != IN_PROGRESS;
    }
}
