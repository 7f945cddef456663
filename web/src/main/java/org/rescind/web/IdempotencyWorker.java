package org.rescind.web;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.rescind.messaging.Loops;

/** Forgets answers that are a day old. A service that keeps answers starts it. */
@Singleton
public class IdempotencyWorker {

    private static final Duration PAUSE = Duration.ofHours(1);

    private final IdempotencyTable table;
    private final InstantSource clock;
    private final Loops loops;

    IdempotencyWorker(IdempotencyTable table, InstantSource clock, Loops loops) {
        this.table = table;
        this.clock = clock;
        this.loops = loops;
    }

    public void start() {
        loops.start("idempotent-answers", PAUSE, this::forget);
    }

    /** Always false: there is nothing more to do until time has passed. */
    public boolean forget() {
        table.deleteUntil(clock.instant().minus(IdempotentAnswers.KEPT));
        return false;
    }
}
