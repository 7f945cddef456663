package org.rescind.notifier.institution;

import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.rescind.events.InstitutionChanged;
import org.rescind.events.Topic;
import org.rescind.messaging.EventSender;
import org.rescind.messaging.Loop;
import org.rescind.messaging.Relays;

/** Tells the other services of institutions and their keys. */
@Singleton
@Startup
class InstitutionRelay {

    private static final int ROUND = 500;

    private final InstitutionTable institutions;
    private final EventSender sender;
    private final MutinyEmitter<byte[]> topic;
    private final Loop loop;

    InstitutionRelay(
            InstitutionTable institutions,
            EventSender sender,
            @Channel("institutions-out") MutinyEmitter<byte[]> topic,
            Relays relays) {
        this.institutions = institutions;
        this.sender = sender;
        this.topic = topic;
        this.loop = relays.start(Topic.INSTITUTIONS, this::publish, institutions::forgetPublished);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) InstitutionRegistered event) {
        loop.wake();
    }

    private boolean publish() {
        List<InstitutionChanged> events = institutions.unpublished(ROUND);
        sender.send(topic, events);
        institutions.published(events);
        return events.size() == ROUND;
    }
}
