package org.rescind.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * An institution downloaded a release, so it holds a copy.
 *
 * @param position the log position that the download reflects: it owes what comes after
 */
public record CopyDownloaded(UUID institution, String dataset, String release, long position, Instant downloadedAt)
        implements Event {
    public CopyDownloaded {
        requireNonNull(institution, "institution");
        requireNonNull(dataset, "dataset");
        requireNonNull(release, "release");
        requireNonNull(downloadedAt, "downloadedAt");
    }

    @Override
    public String key() {
        return institution.toString();
    }
}
