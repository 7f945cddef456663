package org.rescind.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

/** {@code rescind_quarantine_messages}: messages of a topic that were set aside and not settled. Anything but 0 is an alarm. */
@Singleton
class QuarantineGauge {

    /** After the consumers, which say what they read. */
    void register(
            @Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent started,
            MeterRegistry registry,
            Inbox inbox,
            Quarantine quarantine) {
        inbox.topics()
                .forEach(topic -> Gauge.builder("rescind.quarantine.messages", () -> quarantine.count(topic))
                        .tag("topic", topic)
                        .description("Messages that could not be applied and wait for a person")
                        .register(registry));
    }
}
