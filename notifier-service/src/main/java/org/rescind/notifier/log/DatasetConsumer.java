package org.rescind.notifier.log;

import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rescind.events.DatasetChanged;
import org.rescind.events.Event;
import org.rescind.events.Topic;
import org.rescind.messaging.Inbox;
import org.rescind.messaging.UnreadableEventException;

@Startup
@ApplicationScoped
class DatasetConsumer {

    private final Inbox inbox;
    private final LogHeadTable heads;
    private final jakarta.enterprise.event.Event<LogApplied> applied;

    DatasetConsumer(Inbox inbox, LogHeadTable heads, jakarta.enterprise.event.Event<LogApplied> applied) {
        this.inbox = inbox;
        this.heads = heads;
        this.applied = applied;
        inbox.handle(Topic.DATASETS, this::apply);
    }

    @Incoming("datasets")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        inbox.apply(batch);
    }

    private void apply(List<Event> events) {
        for (Event event : events) {
            if (!(event instanceof DatasetChanged dataset)) {
                throw new UnreadableEventException("the topic carries dataset-changed only");
            }
            heads.describe(dataset);
        }
        applied.fire(new LogApplied());
    }
}
