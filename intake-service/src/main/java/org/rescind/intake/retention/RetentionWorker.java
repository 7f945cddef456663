package org.rescind.intake.retention;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.rescind.intake.IntakeConfig;
import org.rescind.messaging.Loops;

/** Any number of instances run it: each takes other requests. */
@Startup
@Singleton
class RetentionWorker {

    private final Retention retention;

    RetentionWorker(Retention retention, IntakeConfig config, Loops loops) {
        this.retention = retention;
        loops.start("retention", config.retentionEvery(), this::round);
    }

    private boolean round() {
        boolean moreToSettle = retention.settle();
        boolean moreToErase = retention.eraseSome();
        return moreToSettle || moreToErase;
    }
}
