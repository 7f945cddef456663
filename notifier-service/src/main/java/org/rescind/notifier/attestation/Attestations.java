package org.rescind.notifier.attestation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.rescind.messaging.KillPoint;
import org.rescind.notifier.copy.ChannelTable;
import org.rescind.notifier.copy.CopyTable;
import org.rescind.notifier.copy.CursorTable;
import org.rescind.notifier.copy.Cursors;
import org.rescind.notifier.copy.CursorsMoved;
import org.rescind.notifier.copy.NoSuchCopy;
import org.rescind.web.Problem;

/** Takes what institutions say. A word for n counts for everything before n, and for whatever comes before that word. */
@ApplicationScoped
public class Attestations {

    private final AttestationTable attestations;
    private final ChannelTable channels;
    private final CopyTable copies;
    private final CursorTable cursors;
    private final Event<CursorsMoved> moved;

    Attestations(
            AttestationTable attestations,
            ChannelTable channels,
            CopyTable copies,
            CursorTable cursors,
            Event<CursorsMoved> moved) {
        this.attestations = attestations;
        this.channels = channels;
        this.copies = copies;
        this.cursors = cursors;
        this.moved = moved;
    }

    @Transactional
    @KillPoint("acknowledge")
    public Cursors acknowledge(UUID institution, Acknowledgement said) {
        Cursors before = locked(institution, said.dataset());
        if (!before.holdsAny()) {
            throw NoSuchCopy.problem();
        }
        mustExist(said.through(), before.head());
        return raise(before, said.through(), false);
    }

    @Transactional
    @KillPoint("attest")
    public Cursors attest(UUID institution, Attestation said) {
        Cursors before = locked(institution, said.dataset());
        if (!before.holds(said.release())) {
            throw NoSuchCopy.problem();
        }
        mustExist(said.through(), before.head());
        Cursors.Copy copy = before.copy(said.release());
        boolean recorded = attestations.insert(institution, said, said.mismatch(Math.max(copy.purged(), copy.start())));
        if (recorded) {
            attestations.exempt(institution, said);
        }
        boolean purged = copies.purged(institution, said.dataset(), said.release(), said.through());
        return raise(before, said.through(), recorded || purged);
    }

    private Cursors locked(UUID institution, String dataset) {
        return channels.lock(institution, dataset)
                .flatMap(locked -> cursors.find(institution, dataset))
                .orElseThrow(NoSuchCopy::problem);
    }

    private static void mustExist(long through, long head) {
        if (through > head) {
            throw Problem.BEYOND_HEAD.with("The log ends at position " + head + ".");
        }
    }

    private Cursors raise(Cursors before, long through, boolean copyChanged) {
        if (copyChanged) {
            channels.touch(before.institution(), before.dataset());
        }
        if (channels.raise(before.institution(), before.dataset(), through, through) || copyChanged) {
            moved.fire(new CursorsMoved());
        }
        return cursors.find(before.institution(), before.dataset()).orElseThrow(NoSuchCopy::problem);
    }
}
