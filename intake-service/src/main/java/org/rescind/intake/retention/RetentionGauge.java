package org.rescind.intake.retention;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** {@code rescind_requests_past_retention}: what should have been erased an hour ago. Anything but 0 is an alarm. */
@Startup
@Singleton
class RetentionGauge {

    RetentionGauge(MeterRegistry registry, Retention retention) {
        Gauge.builder("rescind.requests.past.retention", retention, Retention::overdue)
                .description("Requests whose retention has been over for an hour, and that are not erased")
                .register(registry);
    }
}
