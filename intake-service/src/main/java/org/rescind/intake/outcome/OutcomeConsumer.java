package org.rescind.intake.outcome;

import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rescind.events.Event;
import org.rescind.events.RequestHeld;
import org.rescind.events.RequestResolved;
import org.rescind.events.Topic;
import org.rescind.messaging.Inbox;

/** Hears what became of requests. */
@Startup
@ApplicationScoped
class OutcomeConsumer {

    private final Inbox inbox;
    private final PartTable parts;
    private final Resolutions resolutions;
    private final Holds holds;

    OutcomeConsumer(Inbox inbox, PartTable parts, Resolutions resolutions, Holds holds) {
        this.inbox = inbox;
        this.parts = parts;
        this.resolutions = resolutions;
        this.holds = holds;
        inbox.handle(Topic.REQUEST_OUTCOMES, this::apply);
    }

    @Incoming("request-outcomes")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        inbox.apply(batch);
    }

    /** Revisions put the two kinds into order, so that each kind can be applied at once. */
    private void apply(List<Event> events) {
        resolutions.apply(ofType(RequestResolved.class, events)
                .map(parts::collect)
                .flatMap(Optional::stream)
                .toList());
        holds.apply(ofType(RequestHeld.class, events).toList());
    }

    private static <E extends Event> Stream<E> ofType(Class<E> type, List<Event> events) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }
}
