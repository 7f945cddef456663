package org.rescind.intake.caseview;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One copy that owes, or owed, a position of the case (GDPR Art. 19).
 *
 * @param since when it was downloaded
 * @param exceptions the first of those among the case's positions that the institution attested something else than
 *     deletion for, and why
 */
record Recipient(
        UUID institution,
        String name,
        String dataset,
        String release,
        RecipientState state,
        boolean overdue,
        boolean defaulted,
        @Nullable Instant since,
        List<Excepted> exceptions) {

    /**
     * One position that was not deleted.
     *
     * @param status {@code exempt}, {@code retained_backup}, {@code transferred} or {@code derived_only}
     * @param until it counts until then
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Excepted(
            long position,
            String status,
            @Nullable String basis,
            @Nullable Instant until) {}
}
