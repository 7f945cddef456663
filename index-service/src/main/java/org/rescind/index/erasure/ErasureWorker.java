package org.rescind.index.erasure;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rescind.messaging.Loops;

/** Erases what is due, in batches, in the background. */
@Startup
@Singleton
class ErasureWorker {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Erasure erasure;
    private final InstantSource clock;
    private final Duration after;

    /**
     * @param after how long after its removal a photo's records are erased; environment {@code RESCIND_ERASE_AFTER}, an hour
     *     when it is not set
     */
    ErasureWorker(
            Erasure erasure,
            InstantSource clock,
            Loops loops,
            @ConfigProperty(name = "rescind.erase-after", defaultValue = "PT1H") Duration after) {
        this.erasure = erasure;
        this.clock = clock;
        this.after = after;
        loops.startAlone("erasure", EVERY, this::eraseDue);
    }

    private boolean eraseDue() {
        List<ErasureTable.Due> due = erasure.due(clock.instant().minus(after));
        due.forEach(erasure::erase);
        return !due.isEmpty();
    }
}
