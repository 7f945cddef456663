package org.rescind.notifier.reconciliation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A channel as it is, and what there is to prove it: read as of one moment.
 *
 * @param lowestStart of the copies that are not retired; null when there are none
 * @param unattested positions that copies count as purged and no attestation covers
 * @param proven the last time; null when it never was
 * @param copies its copies in one text, to see whether they have changed
 */
record ChannelState(
        Key key,
        long notified,
        long acknowledged,
        long version,
        @Nullable Long lowestStart,
        long unattested,
        String copies,
        @Nullable Proven proven,
        List<Evidence> evidence) {

    record Key(UUID institution, String dataset) {}

    /** How far its cursors are beyond what is proven, or behind it although nobody set them back. */
    long unaccounted() {
        if (lowestStart == null) {
            return 0;
        }
        Proven proof = (proven == null ? Proven.by(lowestStart) : proven.atLeast(lowestStart)).with(evidence);
        return Math.max(0, notified - proof.notified())
                + Math.max(0, acknowledged - proof.acknowledged())
                + unattested
                + (wasSetBack()
                        ? 0
                        : Math.max(0, proof.notified() - notified) + Math.max(0, proof.acknowledged() - acknowledged));
    }

    private boolean wasSetBack() {
        return evidence.stream().anyMatch(each -> each.kind() == Evidence.Kind.SET_BACK);
    }
}
