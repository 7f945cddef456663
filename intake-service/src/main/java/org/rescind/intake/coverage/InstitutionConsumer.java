package org.rescind.intake.coverage;

import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rescind.events.InstitutionChanged;
import org.rescind.events.Topic;
import org.rescind.messaging.Inbox;

/** Hears what institutions are called. */
@Startup
@ApplicationScoped
class InstitutionConsumer {

    private final Inbox inbox;

    InstitutionConsumer(Inbox inbox, InstitutionTable institutions) {
        this.inbox = inbox;
        inbox.handle(
                Topic.INSTITUTIONS, events -> institutions.upsert(Events.ofType(InstitutionChanged.class, events)));
    }

    @Incoming("institutions")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        inbox.apply(batch);
    }
}
