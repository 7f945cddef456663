package org.rescind.index.dataset;

/** A release got records. Fired within the transaction. */
public record ReleaseChanged(String dataset) {}
