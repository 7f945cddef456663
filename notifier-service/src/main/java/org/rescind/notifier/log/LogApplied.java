package org.rescind.notifier.log;

/** Fired in the transaction that made a log longer, or its dataset known. */
public record LogApplied() {}
