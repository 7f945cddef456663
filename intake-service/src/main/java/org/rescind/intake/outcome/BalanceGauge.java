package org.rescind.intake.outcome;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** {@code rescind_cases_unbalanced}: cases whose photos do not add up. Anything but 0 is an alarm. */
@Startup
@Singleton
class BalanceGauge {

    BalanceGauge(MeterRegistry registry, UnbalancedTable cases) {
        Gauge.builder("rescind.cases.unbalanced", cases, UnbalancedTable::count)
                .description("Cases whose photos claimed differ from the sum of their outcomes")
                .register(registry);
    }
}
