package org.rescind.index.removal;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.rescind.events.Event;
import org.rescind.events.RemovalsAppended;
import org.rescind.events.Topic;
import org.rescind.messaging.KillPoints;
import org.rescind.messaging.Loops;
import org.rescind.messaging.TopicReader;
import org.rescind.web.Problem;

/**
 * Compares the logs with the topic when the service starts, before anything is appended. A database that was restored from a
 * backup takes back what it has lost: others have those entries, so their positions are never given to anything else.
 */
@Startup
@Singleton
class LostEntries {

    private static final Logger LOG = Logger.getLogger(LostEntries.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** What a backup lacks was published after the last entry that it has; the clocks of machines differ by less. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private final RemovalTable log;
    private final TopicReader topics;
    private final KillPoints killPoints;
    private final CountDownLatch compared = new CountDownLatch(1);

    LostEntries(RemovalTable log, TopicReader topics, KillPoints killPoints, Loops loops) {
        this.log = log;
        this.topics = topics;
        this.killPoints = killPoints;
        loops.start("compare-removal-log", AGAIN_AFTER, this::compare);
    }

    private boolean compare() throws InterruptedException {
        if (compared.getCount() > 0) {
            topics.read(
                    Topic.REMOVAL_LOG, log.lastAppended().map(last -> last.minus(MARGIN)), events -> takeBack(events));
            compared.countDown();
        }
        throw new InterruptedException("done: an interrupt is how a loop ends");
    }

    private void takeBack(List<Event> events) {
        for (Event event : events) {
            RemovalsAppended appended = (RemovalsAppended) event;
            long lost = QuarkusTransaction.requiringNew().call(() -> {
                killPoints.aroundCommit("lost-entries");
                return log.takeBack(appended);
            });
            if (lost > 0) {
                LOG.warnf("took back %d entries of %s up to position %d", lost, appended.dataset(), appended.last());
            }
        }
    }

    /** Waits until entries may be appended. */
    void await() {
        try {
            while (!compared.await(1, TimeUnit.MINUTES)) {
                LOG.warn("still waiting for the comparison of the removal log with its topic");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", e);
        }
    }

    void requireCompared() {
        if (compared.getCount() > 0) {
            throw Problem.UNAVAILABLE.with(
                    "The removal log is being compared with its topic. Try again in a few seconds.", RETRY_AFTER);
        }
    }

    boolean areTakenBack() {
        return compared.getCount() == 0;
    }
}
