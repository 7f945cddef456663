package org.rescind.notifier.log;

import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rescind.events.Event;
import org.rescind.events.RemovalsAppended;
import org.rescind.events.Topic;
import org.rescind.messaging.Inbox;
import org.rescind.messaging.UnreadableEventException;

@Startup
@ApplicationScoped
class LogConsumer {

    private final Inbox inbox;
    private final RemovalLog log;

    LogConsumer(Inbox inbox, RemovalLog log) {
        this.inbox = inbox;
        this.log = log;
        inbox.handle(Topic.REMOVAL_LOG, this::apply);
    }

    @Incoming("removal-log")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        inbox.apply(batch);
    }

    private void apply(List<Event> events) {
        log.apply(events.stream().map(LogConsumer::appended).toList());
    }

    private static RemovalsAppended appended(Event event) {
        if (event instanceof RemovalsAppended appended) {
            return appended;
        }
        throw new UnreadableEventException("the removal log carries removals-appended only");
    }
}
