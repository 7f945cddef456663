package org.rescind.intake.coverage;

import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rescind.events.DatasetChanged;
import org.rescind.events.Topic;
import org.rescind.messaging.Inbox;

/** Hears which datasets there are. */
@Startup
@ApplicationScoped
class DatasetConsumer {

    private final Inbox inbox;

    DatasetConsumer(Inbox inbox, DatasetTable datasets) {
        this.inbox = inbox;
        inbox.handle(Topic.DATASETS, events -> datasets.upsert(Events.ofType(DatasetChanged.class, events)));
    }

    @Incoming("datasets")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        inbox.apply(batch);
    }
}
