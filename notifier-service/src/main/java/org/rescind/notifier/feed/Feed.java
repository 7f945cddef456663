package org.rescind.notifier.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.rescind.notifier.copy.ChannelTable;
import org.rescind.notifier.copy.CursorTable;
import org.rescind.notifier.copy.Cursors;
import org.rescind.notifier.copy.CursorsMoved;
import org.rescind.notifier.copy.NoSuchCopy;
import org.rescind.notifier.log.LogHead;
import org.rescind.notifier.log.LogSlice;
import org.rescind.notifier.log.LogTable;

/** Reads the log for one institution, and takes note of what it has read. */
@ApplicationScoped
class Feed {

    private final CursorTable cursors;
    private final ChannelTable channels;
    private final LogTable log;
    private final FeedReadTable reads;
    private final Event<CursorsMoved> moved;

    Feed(CursorTable cursors, ChannelTable channels, LogTable log, FeedReadTable reads, Event<CursorsMoved> moved) {
        this.cursors = cursors;
        this.channels = channels;
        this.log = log;
        this.reads = reads;
        this.moved = moved;
    }

    FeedPage read(UUID institution, String dataset, long asked, int limit) {
        Cursors held =
                cursors.find(institution, dataset).filter(Cursors::holdsAny).orElseThrow(NoSuchCopy::problem);
        long after = Math.max(asked, held.lowestStart());
        Optional<LogSlice> entries = log.slice(dataset, after + 1, after + limit);
        long head = log.head(dataset).map(LogHead::applied).orElse(0L);
        return new FeedPage(
                dataset,
                after,
                entries.map(LogSlice::last).orElse(after),
                Math.max(head, held.lowestStart()),
                entries.map(LogSlice::json).orElse(""));
    }

    /** The page has gone out completely. One that begins after what was notified would leave a gap, and does not count. */
    @Transactional
    void delivered(UUID institution, FeedPage page) {
        boolean connects = channels.lock(institution, page.dataset())
                .filter(channel -> page.after() <= channel.notified())
                .isPresent();
        if (connects && channels.raise(institution, page.dataset(), page.through(), 0)) {
            reads.insert(institution, page);
            moved.fire(new CursorsMoved());
        }
    }
}
