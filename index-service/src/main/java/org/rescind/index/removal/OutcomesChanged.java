package org.rescind.index.removal;

/** What became of at least one request has changed. Fired within the transaction. */
record OutcomesChanged() {}
