package org.rescind.index.institution;

import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rescind.events.Event;
import org.rescind.events.InstitutionChanged;
import org.rescind.events.Topic;
import org.rescind.messaging.Inbox;

/** Keeps what notifier tells of institutions. */
@Startup
@ApplicationScoped
class InstitutionConsumer {

    private final Inbox inbox;
    private final InstitutionTable institutions;

    InstitutionConsumer(Inbox inbox, InstitutionTable institutions) {
        this.inbox = inbox;
        this.institutions = institutions;
        inbox.handle(Topic.INSTITUTIONS, this::apply);
    }

    @Incoming("institutions")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        inbox.apply(batch);
    }

    void apply(List<Event> events) {
        institutions.put(events.stream()
                .filter(InstitutionChanged.class::isInstance)
                .map(InstitutionChanged.class::cast)
                .toList());
    }
}
