package org.rescind.index.download;

/** An institution's copy was recorded. Fired within the transaction. */
record CopyRecorded() {}
