package org.rescind.messaging;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Notices when a topic that we consume was deleted and made again under our feet, and reads it from its start. */
@Startup
@Singleton
class ConsumedTopics {

    private static final Logger LOG = Logger.getLogger(ConsumedTopics.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final Inbox inbox;
    private final TopicAdmin topics;
    private final Consumers consumers;
    private final Map<String, UUID> last = new ConcurrentHashMap<>();

    ConsumedTopics(Inbox inbox, TopicAdmin topics, Consumers consumers, Loops loops) {
        this.inbox = inbox;
        this.topics = topics;
        this.consumers = consumers;
        loops.start("consumed-topics", LOOK_EVERY, this::look);
    }

    private boolean look() {
        inbox.topics().forEach(topic -> topics.find(topic).ifPresent(id -> look(topic, id)));
        return false;
    }

    private void look(String topic, UUID id) {
        UUID before = last.get(topic);
        if (before != null && !before.equals(id)) {
            LOG.warnf("topic %s was made again", topic);
            consumers.rewindAll(topic, id);
        }
        last.put(topic, id);
    }
}
