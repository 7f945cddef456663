package org.rescind.intake.caseview;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One copy that owes, or owed, a position of the case (GDPR Art. 19).
 *
 * @param since when it was downloaded
 */
record Recipient(
        UUID institution,
        String name,
        String dataset,
        String release,
        RecipientState state,
        boolean overdue,
        boolean defaulted,
        @Nullable Instant since) {}
