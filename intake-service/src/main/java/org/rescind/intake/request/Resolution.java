package org.rescind.intake.request;

import org.jspecify.annotations.Nullable;

/** What one revision of an outcome means for the request as a whole. */
public record Resolution(
        long revision,
        Totals totals,
        Tally tally,
        Positions positions,
        @Nullable Withdrawal withdrawal) {}
