package org.rescind.intake.caseview;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far one copy is with the last position of a case: the highest level that it has reached. */
enum RecipientState {
    OWED,
    NOTIFIED,
    ACKNOWLEDGED,
    PURGED,
    /** It attested, but not that everything was deleted. */
    EXEMPT,
    WAIVED,
    RETIRED;

    @JsonValue
    public final String wireName = name().toLowerCase(Locale.ROOT);

    /** What a copy had purged stays purged when it is retired or waived later. */
    static RecipientState of(String copyState, boolean notified, boolean acknowledged, boolean purged, boolean exempt) {
        if (purged) {
            return exempt ? EXEMPT : PURGED;
        }
        if (!copyState.equals("held")) {
            return valueOf(copyState.toUpperCase(Locale.ROOT));
        }
        if (acknowledged) {
            return ACKNOWLEDGED;
        }
        return notified ? NOTIFIED : OWED;
    }
}
