package org.rescind.messaging;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once each consumer has been told its share of its topic. Later, a broker that is down stops no HTTP request. */
@Readiness
@Singleton
class PartitionsAssigned implements HealthCheck {

    private final Inbox inbox;
    private final StoredOffsets offsets;

    PartitionsAssigned(Inbox inbox, @Identifier("stored-offsets") StoredOffsets offsets) {
        this.inbox = inbox;
        this.offsets = offsets;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> missing = inbox.topics().stream()
                .filter(topic -> !offsets.isAssigned(topic))
                .sorted()
                .toList();
        return HealthCheckResponse.named("partitions assigned")
                .status(missing.isEmpty())
                .withData("missing", String.join(", ", missing))
                .build();
    }
}
