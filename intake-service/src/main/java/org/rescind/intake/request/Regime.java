package org.rescind.intake.request;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** The law that the person invokes; nobody has to name one. */
public enum Regime {
    GDPR,
    CCPA,
    BIPA,
    PIPL;

    @JsonValue
    @EnumeratedValue
    final String wireName = name().toLowerCase(Locale.ROOT);
}
