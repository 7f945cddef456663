package org.rescind.index.removal;

import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rescind.events.RemovalRequested;
import org.rescind.events.RequestWithdrawn;
import org.rescind.events.ReviewDecided;
import org.rescind.events.Topic;
import org.rescind.messaging.Inbox;
import org.rescind.messaging.UnreadableEventException;

/** Takes requests, decisions and withdrawals from intake: a batch is one transaction and one resolution. */
@Startup
@ApplicationScoped
class RemovalRequestConsumer {

    private final Inbox inbox;
    private final RequestTable requests;
    private final LockTable lock;
    private final SuppressionTable suppressions;
    private final Resolution resolution;
    private final LostEntries lostEntries;
    private final Event<OutcomesChanged> changed;

    RemovalRequestConsumer(
            Inbox inbox,
            RequestTable requests,
            LockTable lock,
            SuppressionTable suppressions,
            Resolution resolution,
            LostEntries lostEntries,
            Event<OutcomesChanged> changed) {
        this.inbox = inbox;
        this.requests = requests;
        this.lock = lock;
        this.suppressions = suppressions;
        this.resolution = resolution;
        this.lostEntries = lostEntries;
        this.changed = changed;
        inbox.handle(Topic.REMOVAL_REQUESTS, this::apply);
    }

    @Incoming("removal-requests")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        lostEntries.await();
        inbox.apply(batch);
    }

    void apply(List<org.rescind.events.Event> events) {
        requests.receive(of(events, RemovalRequested.class));
        of(events, RequestWithdrawn.class).forEach(this::withdraw);
        of(events, ReviewDecided.class).forEach(this::decide);
        UUID[] concerned =
                events.stream().map(event -> UUID.fromString(event.key())).toArray(UUID[]::new);
        resolution.resolve(requests.accepted(concerned));
    }

    private static <T> List<T> of(List<org.rescind.events.Event> events, Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** While records become visible this request may be among those that are resolved again: whether it is late is not known. */
    private void withdraw(RequestWithdrawn withdrawn) {
        requireKnown(withdrawn.request());
        lock.againstVisibility();
        requests.withdraw(withdrawn.request());
        suppressions.end(withdrawn.request());
        changed.fire(new OutcomesChanged());
    }

    private void decide(ReviewDecided decided) {
        requireKnown(decided.request());
        if (decided.decision() == ReviewDecided.Decision.ACCEPT) {
            requests.approve(decided.request());
            return;
        }
        if (requests.refuse(decided.request())) {
            requests.refuseReferences(decided.request());
            suppressions.end(decided.request());
            changed.fire(new OutcomesChanged());
        }
    }

    private void requireKnown(UUID request) {
        if (!requests.isKnown(request)) {
            throw new UnreadableEventException("there is no request " + request);
        }
    }
}
