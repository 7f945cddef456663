package org.rescind.notifier.copy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.events.CopyDownloaded;
import org.rescind.messaging.KillPoint;
import org.rescind.notifier.copy.ChannelTable.SetBack;

/** What changes what an institution owes. */
@ApplicationScoped
public class Copies {

    private final CopyTable copies;
    private final ChannelTable channels;
    private final CursorTable cursors;
    private final Event<CursorsMoved> moved;
    private final InstantSource clock;

    Copies(
            CopyTable copies,
            ChannelTable channels,
            CursorTable cursors,
            Event<CursorsMoved> moved,
            InstantSource clock) {
        this.copies = copies;
        this.channels = channels;
        this.cursors = cursors;
        this.moved = moved;
        this.clock = clock;
    }

    /** Records a copy that owes what comes after the position; true when it was not known. */
    @Transactional
    @KillPoint("copy")
    boolean record(UUID institution, String dataset, String release, long position, Instant downloadedAt) {
        Channel channel = channels.lockOrCreate(institution, dataset, position);
        Optional<CopyTable.Known> known = copies.find(institution, dataset, release);
        channel = lower(
                institution,
                dataset,
                channel,
                known.map(copy -> copy.owesAfter(position)).orElse(position));
        if (known.isEmpty()) {
            long purged = Math.min(position, channel.acknowledged());
            copies.insert(institution, dataset, release, position, purged, downloadedAt);
            changed(institution, dataset);
        } else if (copies.hold(institution, dataset, release, position)) {
            changed(institution, dataset);
        }
        skipWhatNobodyOwes(institution, dataset);
        return known.isEmpty();
    }

    /**
     * Records a download that is told of by somebody who may tell of it again: that does not bring back what was retired
     * since. True when the copy was not known.
     */
    @Transactional
    public boolean downloaded(CopyDownloaded copy) {
        boolean retiredSince = copies.find(copy.institution(), copy.dataset(), copy.release())
                .filter(known -> known.retiredSince(copy.downloadedAt()))
                .isPresent();
        return !retiredSince
                && record(copy.institution(), copy.dataset(), copy.release(), copy.position(), copy.downloadedAt());
    }

    /** The copy that began earliest may have been retired. */
    private void skipWhatNobodyOwes(UUID institution, String dataset) {
        cursors.find(institution, dataset)
                .filter(Cursors::holdsAny)
                .ifPresent(held -> channels.skipTo(institution, dataset, held.lowestStart()));
    }

    private Channel lower(UUID institution, String dataset, Channel channel, long start) {
        Channel lowered = channel.notBeyond(start);
        if (!lowered.equals(channel)) {
            channels.setBack(institution, dataset, SetBack.LOWERED_START, channel, lowered);
        }
        return lowered;
    }

    @Transactional
    Cursors retire(UUID institution, String dataset, String release, RetiredReason reason, @Nullable String to) {
        if (channels.lock(institution, dataset).isEmpty()
                || copies.find(institution, dataset, release).isEmpty()) {
            throw NoSuchCopy.problem();
        }
        copies.retire(institution, dataset, release, reason, to, clock.instant());
        skipWhatNobodyOwes(institution, dataset);
        changed(institution, dataset);
        return cursors.find(institution, dataset).orElseThrow(NoSuchCopy::problem);
    }

    /** Nothing is due of the copy until then, though notices go on. */
    @Transactional
    public Cursors waive(UUID institution, String dataset, String release, Instant until) {
        if (channels.lock(institution, dataset).isEmpty() || !copies.waive(institution, dataset, release, until)) {
            throw NoSuchCopy.problem();
        }
        changed(institution, dataset);
        return cursors.find(institution, dataset).orElseThrow(NoSuchCopy::problem);
    }

    /** Sends again what comes after the position, as far back as the lowest start. Only {@code notified} moves. */
    @Transactional
    public Cursors replay(UUID institution, String dataset, long after) {
        Channel channel = channels.lock(institution, dataset).orElseThrow(NoSuchCopy::problem);
        Cursors before = cursors.find(institution, dataset).orElseThrow(NoSuchCopy::problem);
        if (!before.holdsAny()) {
            throw NoSuchCopy.problem();
        }
        Channel replayed = channel.replayedFrom(Math.max(after, before.lowestStart()));
        if (!replayed.equals(channel)) {
            channels.setBack(institution, dataset, SetBack.REPLAY, channel, replayed);
            moved.fire(new CursorsMoved());
        }
        return cursors.find(institution, dataset).orElseThrow(NoSuchCopy::problem);
    }

    private void changed(UUID institution, String dataset) {
        channels.touch(institution, dataset);
        moved.fire(new CursorsMoved());
    }
}
