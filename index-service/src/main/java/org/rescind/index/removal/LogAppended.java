package org.rescind.index.removal;

/** Entries were appended to the removal log of at least one dataset. Fired within the transaction. */
public record LogAppended() {}
