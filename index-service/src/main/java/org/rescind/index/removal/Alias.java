package org.rescind.index.removal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A path alias and the account that had it.
 *
 * @param alias in lower case
 * @param from the first day, null when it is not known
 * @param until the first day on which it no longer was; null when it still is, or is not known
 */
public record Alias(
        String alias,
        String nsid,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {}
