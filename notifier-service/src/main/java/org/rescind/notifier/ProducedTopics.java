package org.rescind.notifier;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.rescind.events.Topic;
import org.rescind.messaging.TopicAdmin;

/** The topics that this service writes, and therefore creates. */
@Singleton
class ProducedTopics {

    void create(@Observes StartupEvent start, TopicAdmin topics) {
        topics.create(Topic.INSTITUTIONS, Topic.COVERAGE);
    }
}
