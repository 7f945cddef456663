package org.rescind.messaging;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.rescind.events.Topic;

/**
 * The relays of a service and the topics that they fill. A topic that is missing is created; one that was deleted and made
 * again, or came back empty with a new broker, is filled again from the state tables: Kafka holds nothing that they do not.
 */
@Singleton
public class Relays {

    private static final Logger LOG = Logger.getLogger(Relays.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final Loops loops;
    private final AdvisoryLock lock;
    private final TopicAdmin topics;
    private final ProducedTable produced;
    private final Map<Topic, Runnable> relays = new EnumMap<>(Topic.class);
    private final Loop watch;

    Relays(Loops loops, AdvisoryLock lock, TopicAdmin topics, ProducedTable produced) {
        this.loops = loops;
        this.lock = lock;
        this.topics = topics;
        this.produced = produced;
        this.watch = loops.start("produced-topics", LOOK_EVERY, this::look);
    }

    /**
     * Starts the relay of a topic; one instance of the service runs it at a time.
     *
     * @param publish sends what is unpublished and marks it published; true when there may be more
     * @param forget makes everything unpublished
     */
    public Loop start(Topic topic, Loop.Step publish, Runnable forget) {
        return start(topic, Duration.ZERO, publish, forget);
    }

    /** @param rest so long a relay that is woken without end waits for more to come, and sends it together */
    public Loop start(Topic topic, Duration rest, Loop.Step publish, Runnable forget) {
        synchronized (relays) {
            relays.put(topic, forget);
        }
        watch.wake();
        return loops.startAloneWithRest(name(topic), rest, publish);
    }

    /** The topics that this service fills. */
    public List<Topic> topics() {
        return relays().keySet().stream().sorted().toList();
    }

    /** Sends everything again that belongs on the topic; false when this service does not fill it. */
    public boolean republish(Topic topic) {
        Runnable forget = relays().get(topic);
        if (forget == null) {
            return false;
        }
        // Not in the middle of a round, which would then mark as published what it sent before.
        lock.withLock(name(topic), () -> QuarkusTransaction.requiringNew().run(forget));
        LOG.infof("publishing all of %s again", topic.topicName());
        return true;
    }

    private boolean look() {
        relays().keySet().forEach(topic -> {
            Optional<UUID> id = topics.find(topic.topicName());
            if (id.isEmpty()) {
                topics.create(topic);
                id = topics.find(topic.topicName());
            }
            id.ifPresent(found -> fillWhenNew(topic, found));
        });
        return false;
    }

    private void fillWhenNew(Topic topic, UUID id) {
        if (known(topic, id).filter(known -> !known.equals(id)).isPresent()) {
            LOG.warnf("topic %s was made again", topic.topicName());
            republish(topic);
            QuarkusTransaction.requiringNew().run(() -> produced.put(topic.topicName(), id));
        }
    }

    private Optional<UUID> known(Topic topic, UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<UUID> known = produced.lockedTopicId(topic.topicName());
            if (known.isEmpty()) {
                produced.put(topic.topicName(), id);
            }
            return known;
        });
    }

    private Map<Topic, Runnable> relays() {
        synchronized (relays) {
            return Map.copyOf(relays);
        }
    }

    private static String name(Topic topic) {
        return topic.topicName() + "-relay";
    }
}
