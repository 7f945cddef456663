package org.rescind.notifier.reconciliation;

import java.util.List;

/** How far the cursors of a channel are proven. */
record Proven(long notified, long acknowledged) {

    /** A copy owes nothing at or before its start. */
    static Proven by(long lowestStart) {
        return new Proven(lowestStart, lowestStart);
    }

    Proven atLeast(long lowestStart) {
        return new Proven(Math.max(notified, lowestStart), Math.max(acknowledged, lowestStart));
    }

    /** In the order in which it happened. What was told counts only where it leaves no gap. */
    Proven with(List<Evidence> evidence) {
        Proven proven = this;
        for (Evidence each : evidence) {
            proven = proven.with(each);
        }
        return proven;
    }

    private Proven with(Evidence evidence) {
        return switch (evidence.kind()) {
            case TOLD ->
                evidence.first() <= notified + 1 ? new Proven(Math.max(notified, evidence.last()), acknowledged) : this;
            case SAID -> atLeast(evidence.last());
            case SET_BACK ->
                new Proven(Math.min(notified, evidence.last()), Math.min(acknowledged, evidence.acknowledged()));
        };
    }
}
