package org.rescind.notifier.log;

import java.time.Instant;

/**
 * Consecutive entries as they are written everywhere.
 *
 * @param json the canonical forms, separated by commas
 * @param purgeWithin of the last entry
 * @param removedAt of the last entry
 */
public record LogSlice(String dataset, long first, long last, String json, String purgeWithin, Instant removedAt) {}
