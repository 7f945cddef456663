package org.rescind.notifier.copy;

import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rescind.events.CopyDownloaded;
import org.rescind.events.Event;
import org.rescind.events.Topic;
import org.rescind.messaging.Inbox;
import org.rescind.messaging.UnreadableEventException;
import org.rescind.notifier.institution.Institutions;

@Startup
@ApplicationScoped
class CopyConsumer {

    private final Inbox inbox;
    private final Copies copies;
    private final Institutions institutions;

    CopyConsumer(Inbox inbox, Copies copies, Institutions institutions) {
        this.inbox = inbox;
        this.copies = copies;
        this.institutions = institutions;
        inbox.handle(Topic.COPIES, this::apply);
    }

    @Incoming("copies")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        inbox.apply(batch);
    }

    private void apply(List<Event> events) {
        for (Event event : events) {
            if (!(event instanceof CopyDownloaded copy)) {
                throw new UnreadableEventException("the topic carries copy-downloaded only");
            }
            if (!institutions.exists(copy.institution())) {
                throw new UnreadableEventException("no institution " + copy.institution() + " is registered here");
            }
            copies.downloaded(copy);
        }
    }
}
