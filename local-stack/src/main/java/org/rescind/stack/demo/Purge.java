package org.rescind.stack.demo;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Does what an institution was told: acknowledges it, deletes the photos from the copy, and attests that. */
final class Purge {
    private final Api notifier;
    private final Copy copy;
    private final Inbox inbox;
    private final Milestones attested = new Milestones();
    private long acknowledged;
    private volatile Attestation said = Attestation.NOTHING;
    private @Nullable Attestation unsaid;

    /** @param notifier as the institution itself sees it */
    Purge(Api notifier, Copy copy, Inbox inbox) {
        this.notifier = notifier;
        this.copy = copy;
        this.inbox = inbox;
    }

    /** Does all there is to do. What fails is done by the next call. */
    synchronized void carryOut() {
        acknowledge(inbox.through());
        if (unsaid == null) {
            unsaid = delete(inbox.drain());
        }
        if (unsaid != null) {
            notifier.post("/api/v1/attestations", unsaid.body());
            attested.reached(unsaid.through(), System.nanoTime());
            said = said.and(unsaid);
            unsaid = null;
        }
    }

    /** The sum of what it has attested. */
    Attestation said() {
        return said;
    }

    /** The nanosecond in which its attestation through a position had been accepted. */
    OptionalLong attestedAt(long position) {
        return attested.at(position);
    }

    private void acknowledge(long through) {
        if (through > acknowledged) {
            notifier.post("/api/v1/acknowledgements", Map.of("dataset", Publisher.DATASET, "through", through));
            acknowledged = through;
        }
    }

    private @Nullable Attestation delete(Inbox.Batch batch) {
        if (batch.photos().isEmpty()) {
            return null;
        }
        var deleted = batch.photos().stream().filter(copy::purge).count();
        return new Attestation(batch.through(), deleted, batch.photos().size() - deleted);
    }
}
