package org.rescind.index.manifest;

import org.jspecify.annotations.Nullable;

/** What a line of a manifest says. */
sealed interface Row {

    /**
     * A record.
     *
     * @param photo the photo key
     * @param nsid whose it is, when the format says so
     * @param alias whose it is, in lower case, when the format names accounts by their path alias
     */
    record Record(
            String photo, @Nullable String nsid, @Nullable String alias) implements Row {

        Record(String photo, @Nullable String nsid) {
            this(photo, nsid, null);
        }
    }

    /** It cannot be a record; a word for why. Never dropped: it is kept in quarantine. */
    record Refused(String reason) implements Row {}
}
