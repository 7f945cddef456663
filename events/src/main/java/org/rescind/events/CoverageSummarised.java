package org.rescind.events;

import static java.util.Objects.requireNonNull;

/**
 * What notifier knows of one dataset as a whole.
 *
 * @param head the last position that it has applied
 * @param copies how many copies are held
 * @param version grows with every change; a lower one than already seen is stale
 */
public record CoverageSummarised(String dataset, long head, long copies, long version) implements Event {
    public CoverageSummarised {
        requireNonNull(dataset, "dataset");
    }

    @Override
    public String key() {
        return dataset;
    }
}
