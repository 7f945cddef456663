package org.rescind.notifier.attestation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.messaging.KillPoint;
import org.rescind.notifier.copy.ChannelTable;
import org.rescind.notifier.copy.CopyTable;
import org.rescind.notifier.copy.CursorTable;
import org.rescind.notifier.copy.Cursors;
import org.rescind.notifier.copy.CursorsMoved;
import org.rescind.notifier.copy.NoSuchCopy;
import org.rescind.notifier.policy.ObligationConfig;
import org.rescind.web.Problem;

/** Takes what institutions say. A word for n counts for everything before n, and for whatever comes before that word. */
@ApplicationScoped
public class Attestations {

    private final AttestationTable attestations;
    private final ChannelTable channels;
    private final CopyTable copies;
    private final CursorTable cursors;
    private final ObligationConfig config;
    private final InstantSource clock;
    private final Event<CursorsMoved> moved;

    Attestations(
            AttestationTable attestations,
            ChannelTable channels,
            CopyTable copies,
            CursorTable cursors,
            ObligationConfig config,
            InstantSource clock,
            Event<CursorsMoved> moved) {
        this.attestations = attestations;
        this.channels = channels;
        this.copies = copies;
        this.cursors = cursors;
        this.config = config;
        this.clock = clock;
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
        if (said.through() > Math.min(before.acknowledged(), before.notified())) {
            attestations.acknowledge(institution, said);
        }
        return raise(before, said.through(), false);
    }

    @Transactional
    @KillPoint("attest")
    public Attested attest(UUID institution, Attestation said) {
        Cursors before = locked(institution, said.dataset());
        if (!before.holds(said.release())) {
            throw NoSuchCopy.problem();
        }
        mustExist(said.through(), before.head());
        Cursors.Copy copy = before.copy(said.release());
        boolean recorded = !attestations.isKnown(institution, said);
        if (recorded) {
            record(institution, said, said.mismatch(Math.max(copy.purged(), copy.start())));
        }
        boolean purged = copies.purged(institution, said.dataset(), said.release(), said.through());
        return Attested.of(
                raise(before, said.through(), recorded || purged), attestations.exemptions(institution, said));
    }

    private void record(UUID institution, Attestation said, @Nullable String flagged) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant latest =
                now.atZone(ZoneOffset.UTC).plus(config.longestException()).toInstant();
        List<Map<String, String>> errors = said.objections(now, latest);
        if (!errors.isEmpty()) {
            throw Problem.INVALID_REQUEST.with("See \"errors\" for what is wrong where.", Map.of("errors", errors));
        }
        attestations.insert(institution, said, flagged);
        attestations.settle(institution, said, now);
        attestations.exempt(institution, said, said.recorded(latest), now);
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
