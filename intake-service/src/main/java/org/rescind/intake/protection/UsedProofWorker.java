package org.rescind.intake.protection;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.rescind.messaging.Loops;

/** Forgets used proofs that would no longer count. */
@Startup
@Singleton
class UsedProofWorker {

    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final UsedProofTable table;
    private final InstantSource clock;

    UsedProofWorker(UsedProofTable table, InstantSource clock, Loops loops) {
        this.table = table;
        this.clock = clock;
        loops.start("used-proofs", PAUSE, this::forget);
    }

    /** A minute late: instances may disagree on the time. */
    boolean forget() {
        table.deleteExpired(clock.instant().minus(Duration.ofMinutes(1)));
        return false;
    }
}
