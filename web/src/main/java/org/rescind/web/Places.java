package org.rescind.web;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** So many at once and no more: who finds no place is asked to come again, so that nobody waits and holds something. */
public final class Places {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Semaphore free;
    private final String of;

    /** @param of what there are so many of, in the plural */
    public Places(int most, String of) {
        this.free = new Semaphore(most);
        this.of = of;
    }

    /**
     * Takes a place until the response is sent or the connection is gone.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 when there is none
     */
    public void take(RoutingContext context) {
        if (!free.tryAcquire()) {
            throw Problem.BUSY.with(
                    "There are as many " + of
                            + " at the moment as this service takes at once. Try again a little later.",
                    PAUSE);
        }
        Ended.then(context, free::release);
    }
}
