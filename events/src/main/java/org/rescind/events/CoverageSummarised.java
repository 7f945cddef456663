package org.rescind.events;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What notifier knows of one dataset as a whole.
 *
 * @param head the last position that it has applied
 * @param copies how many copies are held
 * @param purgeWithin how long a copy may take to purge what the head's entry removes, as an ISO 8601 period such as
 *     {@code P30D}; null before it has an entry
 * @param version grows with every change; a lower one than already seen is stale
 */
public record CoverageSummarised(
        String dataset, long head, long copies, @Nullable String purgeWithin, long version) implements Event {
    public CoverageSummarised {
        requireNonNull(dataset, "dataset");
    }

    @Override
    public String key() {
        return dataset;
    }
}
