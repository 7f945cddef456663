package org.rescind.notifier.obligation;

import java.time.Instant;

/** @param cause {@code default}, which ends by itself, or {@code ops} */
public record Suspension(String cause, String reason, Instant since) {}
