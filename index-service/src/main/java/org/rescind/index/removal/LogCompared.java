package org.rescind.index.removal;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the logs have been compared with the topic: nothing is appended before. */
@Readiness
@Singleton
class LogCompared implements HealthCheck {

    private final LostEntries lostEntries;

    LogCompared(LostEntries lostEntries) {
        this.lostEntries = lostEntries;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("removal log compared with its topic")
                .status(lostEntries.areTakenBack())
                .build();
    }
}
