package org.rescind.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;

/**
 * One entry of a removal log: one photo removed from one dataset. Its JSON, in this order and without white space, is the
 * entry's canonical form: the same position always has the same bytes.
 *
 * @param position 1, 2, 3 … without gaps
 * @param photo the photo key, {@code flickr:<id>} or {@code url:<sha-256>}
 * @param releases the releases that held it when it was removed; for information, a holder of any release purges it
 * @param removedAt in milliseconds
 * @param reason {@code data_subject_request}
 */
@JsonPropertyOrder({"position", "photo", "releases", "removedAt", "reason"})
public record RemovalEntry(long position, String photo, List<String> releases, Instant removedAt, String reason) {
    public RemovalEntry {
        requireNonNull(photo, "photo");
        releases = List.copyOf(releases);
        requireNonNull(removedAt, "removedAt");
        requireNonNull(reason, "reason");
    }
}
