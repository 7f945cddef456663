package org.rescind.intake.request;

import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.rescind.events.Event;
import org.rescind.events.RemovalRequested;
import org.rescind.events.Topic;
import org.rescind.messaging.EventSender;
import org.rescind.messaging.Loop;
import org.rescind.messaging.Relays;

/** Publishes requests. Whatever fails between sending and marking, they are sent again; index takes each of them once. */
@Startup
@Singleton
class RequestRelay {

    private static final int MOST_EVENTS = 500;

    /** Who asks alone hardly waits; while many ask, publishing each alone would take most of what accepting takes. */
    private static final Duration REST = Duration.ofMillis(50);

    private final UnpublishedTable unpublished;
    private final ReferenceTable references;
    private final EventSender sender;
    private final MutinyEmitter<byte[]> channel;
    private final Loop loop;

    RequestRelay(
            UnpublishedTable unpublished,
            ReferenceTable references,
            EventSender sender,
            @Channel("removal-requests-out") MutinyEmitter<byte[]> channel,
            Relays relays) {
        this.unpublished = unpublished;
        this.references = references;
        this.sender = sender;
        this.channel = channel;
        this.loop = relays.start(Topic.REMOVAL_REQUESTS, REST, this::publishNext, unpublished::forgetPublished);
    }

    private boolean publishNext() {
        List<Unpublished> requests = unpublished.next();
        if (requests.isEmpty()) {
            return false;
        }
        List<Event> events = events(requests);
        for (int i = 0; i < events.size(); i += MOST_EVENTS) {
            sender.send(channel, events.subList(i, Math.min(i + MOST_EVENTS, events.size())));
        }
        unpublished.markPublished(requests);
        return UnpublishedTable.isFull(requests);
    }

    private List<Event> events(List<Unpublished> requests) {
        Map<UUID, List<RemovalRequested.Reference>> toResolve =
                references.toResolve(requests.stream().map(Unpublished::id).toList());
        List<Event> events = new ArrayList<>();
        requests.forEach(request -> events.addAll(request.events(toResolve.getOrDefault(request.id(), List.of()))));
        return events;
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) RequestChanged event) {
        loop.wake();
    }
}
