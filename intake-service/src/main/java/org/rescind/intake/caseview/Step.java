package org.rescind.intake.caseview;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.request.Phase;
import org.rescind.intake.request.Status;

/** Where a request came, and when. */
record Step(Instant at, Status status, @Nullable Phase phase) {

    /** The name of the message that says it. */
    public String word() {
        return (phase == null ? status.name() : phase.name()).toLowerCase(Locale.ROOT);
    }
}
