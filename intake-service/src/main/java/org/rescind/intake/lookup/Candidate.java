package org.rescind.intake.lookup;

import org.jspecify.annotations.Nullable;

/**
 * An account that a name may mean.
 *
 * @param account its NSID; null when a dataset lists photos under the alias and nobody knows whose it is
 */
public record Candidate(@Nullable String account, String alias) {

    /** What to ask for when the person confirms that it is theirs. */
    public String reference() {
        return account == null ? page() : account;
    }

    /** Where the person can see whose it is. */
    public String page() {
        return "https://www.flickr.com/photos/" + (account == null ? alias : account) + "/";
    }

    @Override
    public String toString() {
        return "Candidate[hidden]";
    }
}
