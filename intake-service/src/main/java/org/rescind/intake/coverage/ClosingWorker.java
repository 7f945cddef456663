package org.rescind.intake.coverage;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.rescind.messaging.Loop;
import org.rescind.messaging.Loops;

/**
 * Closes cases. It runs after the commits of coverage and of outcomes, not within them: of two such transactions at the
 * same time neither sees the other, and the case that needs both would stay open.
 */
@Startup
@Singleton
class ClosingWorker {

    private static final Logger LOG = Logger.getLogger(ClosingWorker.class);
    private static final Duration FALL_BACK = Duration.ofSeconds(5);

    private final ClosingTable cases;
    private final InstantSource clock;
    private final Loop loop;

    ClosingWorker(ClosingTable cases, InstantSource clock, Loops loops) {
        this.cases = cases;
        this.clock = clock;
        this.loop = loops.start("close-cases", FALL_BACK, this::closeDone);
    }

    private boolean closeDone() {
        List<UUID> closed = cases.closeDone(clock.instant());
        closed.forEach(id -> LOG.infof("case %s is closed: every copy that owes its positions was notified", id));
        return false;
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ClosingDue event) {
        loop.wake();
    }
}
