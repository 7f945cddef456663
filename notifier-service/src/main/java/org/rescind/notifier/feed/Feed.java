package org.rescind.notifier.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rescind.notifier.attempt.Attempt;
import org.rescind.notifier.attempt.AttemptTable;
import org.rescind.notifier.copy.ChannelTable;
import org.rescind.notifier.copy.CursorTable;
import org.rescind.notifier.copy.Cursors;
import org.rescind.notifier.copy.CursorsMoved;
import org.rescind.notifier.copy.NoSuchCopy;
import org.rescind.notifier.log.LogHead;
import org.rescind.notifier.log.LogSlice;
import org.rescind.notifier.log.LogTable;
import org.rescind.notifier.webhook.Answer;

/** Reads the log for one institution, and takes note of what it has read. */
@ApplicationScoped
public class Feed {

    private final CursorTable cursors;
    private final ChannelTable channels;
    private final LogTable log;
    private final AttemptTable attempts;
    private final Event<CursorsMoved> moved;

    Feed(CursorTable cursors, ChannelTable channels, LogTable log, AttemptTable attempts, Event<CursorsMoved> moved) {
        this.cursors = cursors;
        this.channels = channels;
        this.log = log;
        this.attempts = attempts;
        this.moved = moved;
    }

    public FeedPage read(UUID institution, String dataset, long asked, int limit) {
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
        attempts.insert(List.of(read(institution, page)));
        if (connects && channels.raise(institution, page.dataset(), page.through(), 0)) {
            moved.fire(new CursorsMoved());
        }
    }

    /** An attempt that the institution made itself. */
    private static Attempt read(UUID institution, FeedPage page) {
        return new Attempt(
                institution,
                Attempt.Kind.FEED,
                page.dataset() + ":" + (page.after() + 1) + "-" + page.through(),
                new Attempt.Range(page.dataset(), page.after() + 1, page.through()),
                null,
                Answer.complete(200, null, "", Duration.ZERO));
    }
}
