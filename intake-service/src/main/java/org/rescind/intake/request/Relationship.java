package org.rescind.intake.request;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** What the person is to the photo. */
enum Relationship {
    PHOTOGRAPHER,
    DEPICTED,
    GUARDIAN,
    AGENT;

    @JsonValue
    @EnumeratedValue
    final String wireName = name().toLowerCase(Locale.ROOT);
}
