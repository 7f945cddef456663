package org.rescind.intake.request;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** What a request that is in progress waits for. */
public enum Phase {
    /** A person at the publisher decides. */
    UNDER_REVIEW,
    /** Index finds and removes the photos. */
    REMOVING,
    /** Every copy that owes one of its positions is to be notified. */
    PROPAGATING,
    /** Index decides whether the withdrawal comes in time. */
    WITHDRAWING;

    @JsonValue
    @EnumeratedValue
    final String wireName = name().toLowerCase(Locale.ROOT);
}
