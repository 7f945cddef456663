package org.rescind.stack.demo;

import java.util.Map;

/**
 * What an institution did about some positions.
 *
 * @param deleted photos that were in its copy
 * @param notHeld photos that were not
 */
record Attestation(long through, long deleted, long notHeld) {
    static final Attestation NOTHING = new Attestation(0, 0, 0);

    Attestation and(Attestation next) {
        return new Attestation(next.through, deleted + next.deleted, notHeld + next.notHeld);
    }

    Map<String, Object> body() {
        return Map.of(
                "dataset",
                Publisher.DATASET,
                "release",
                Publisher.RELEASE,
                "through",
                through,
                "deleted",
                deleted,
                "notHeld",
                notHeld,
                "statement",
                "Deleted from our copy and from what we derived from it.");
    }
}
