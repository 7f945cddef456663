package org.rescind.index;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.rescind.events.Topic;
import org.rescind.messaging.TopicAdmin;

/** What the service gets from outside: the time, and its topics. */
@Startup
@Singleton
class Wiring {

    Wiring(TopicAdmin topics) {
        topics.create(Topic.DATASETS, Topic.REQUEST_OUTCOMES, Topic.REMOVAL_LOG, Topic.COPIES);
    }

    @Produces
    @Singleton
    static InstantSource clock() {
        return InstantSource.system();
    }
}
