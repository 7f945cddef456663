package org.rescind.events;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as it now is.
 *
 * @param derivedFrom the base dataset, if any
 * @param published false for a base that only resolves accounts: it has no log, no downloads and no matches
 * @param head the last position of its removal log; 0 when nothing was ever removed
 * @param version grows with every change; a lower one than already seen is stale
 */
public record DatasetChanged(
        String dataset,
        String title,
        @Nullable String derivedFrom,
        boolean published,
        long head,
        List<Release> releases,
        long version)
        implements Event {
    public DatasetChanged {
        requireNonNull(dataset, "dataset");
        requireNonNull(title, "title");
        releases = List.copyOf(releases);
    }

    /**
     * One published version of the dataset.
     *
     * @param sealed true when its imports have ended and it may be downloaded
     */
    public record Release(String release, @Nullable LocalDate publishedOn, boolean sealed) {
        public Release {
            requireNonNull(release, "release");
        }
    }

    @Override
    public String key() {
        return dataset;
    }
}
