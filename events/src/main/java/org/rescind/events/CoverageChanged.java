package org.rescind.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far one institution is with one dataset: positions in its removal log.
 *
 * @param notified our delivery got a 2xx, or it completed a feed response, up to here
 * @param acknowledged it said that it received everything up to here
 * @param version grows with every change; a lower one than already seen is stale
 */
public record CoverageChanged(
        String dataset, UUID institution, long notified, long acknowledged, List<Copy> releases, long version)
        implements Event {
    public CoverageChanged {
        requireNonNull(dataset, "dataset");
        requireNonNull(institution, "institution");
        releases = List.copyOf(releases);
    }

    /**
     * One copy that the institution holds.
     *
     * @param start it owes the positions after this one
     * @param purged it attested the purge of everything up to here
     * @param state whether it is still owed
     * @param overdue a position after {@code purged} is past its deadline
     * @param defaulted it stayed overdue for so long that escalation ended
     * @param exceptions positions that it attested something else than deletion for
     * @param since when it was downloaded
     */
    public record Copy(
            String release,
            long start,
            long purged,
            State state,
            boolean overdue,
            boolean defaulted,
            List<Exemption> exceptions,
            @Nullable Instant since) {
        public Copy {
            requireNonNull(release, "release");
            requireNonNull(state, "state");
            exceptions = List.copyOf(exceptions);
        }
    }

    public enum State {
        @JsonProperty("held")
        HELD,
        @JsonProperty("retired")
        RETIRED,
        @JsonProperty("waived")
        WAIVED
    }

    /**
     * A position that the institution attested something else than deletion for.
     *
     * @param status {@code exempt}, {@code retained_backup}, {@code transferred} or {@code derived_only}
     * @param basis why, as the institution says
     * @param until it counts until then, and not at all later; without it, it has no end
     */
    public record Exemption(
            long position,
            String status,
            @Nullable String basis,
            @Nullable Instant until) {
        public Exemption {
            requireNonNull(status, "status");
        }
    }

    @Override
    public String key() {
        return dataset + "/" + institution;
    }
}
