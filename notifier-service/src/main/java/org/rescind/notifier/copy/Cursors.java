package org.rescind.notifier.copy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rescind.events.CoverageChanged.State;

/** How far an institution is with a dataset. {@code purged ≤ acknowledged ≤ notified ≤ head}, but for what was set back. */
@Schema(examples = """
        {"institution": "019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071", "dataset": "dif", "head": 1812, "notified": 1812,
         "acknowledged": 1812, "copies": [{"release": "1.0", "start": 0, "purged": 1800, "state": "held"}]}""")
public record Cursors(
        UUID institution, String dataset, long head, long notified, long acknowledged, List<Copy> copies) {

    /**
     * One copy.
     *
     * @param start it owes the positions after this one
     * @param purged it attested the purge of everything up to here
     */
    public record Copy(String release, long start, long purged, State state) {

        @JsonIgnore
        public boolean isHeld() {
            return state != State.RETIRED;
        }
    }

    /** Where the log begins for this institution; nothing at or before it is ever sent. */
    public long lowestStart() {
        return copies.stream().filter(Copy::isHeld).mapToLong(Copy::start).min().orElse(Long.MAX_VALUE);
    }

    public boolean holdsAny() {
        return copies.stream().anyMatch(Copy::isHeld);
    }

    public boolean holds(String release) {
        return copies.stream().anyMatch(copy -> copy.release().equals(release) && copy.isHeld());
    }

    public Copy copy(String release) {
        return copies.stream()
                .filter(copy -> copy.release().equals(release))
                .findFirst()
                .orElseThrow();
    }
}
