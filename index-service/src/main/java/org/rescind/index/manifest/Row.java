package org.rescind.index.manifest;

import org.jspecify.annotations.Nullable;

/** What a line of a manifest says. */
sealed interface Row {

    /**
     * A record.
     *
     * @param photo the photo key
     * @param nsid whose it is, when the format says so
     */
    record Record(String photo, @Nullable String nsid) implements Row {}

    /** It cannot be a record; a word for why. Never dropped: it is kept in quarantine. */
    record Refused(String reason) implements Row {}
}
