package org.rescind.messaging;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Starts every partition where our own database says, whatever the consumer group remembers. */
@ApplicationScoped
@Identifier("stored-offsets")
public class StoredOffsets implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(StoredOffsets.class);

    private final Consumers consumers;
    private final TopicAdmin topics;
    private final Set<String> assigned = ConcurrentHashMap.newKeySet();

    StoredOffsets(Consumers consumers, TopicAdmin topics) {
        this.consumers = consumers;
        this.topics = topics;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            try {
                consumers.seek(consumer, topics.lookUp(partition.topic()), partition);
            } catch (RuntimeException e) {
                // Behind ours, it repeats, which is harmless; ahead of ours, the inbox sees the gap and comes back.
                LOG.warnf(e, "%s starts at the consumer group's offset", partition);
            }
        }
        assigned.addAll(consumer.subscription());
    }

    /** Whether this instance has been told its share of the topic since it started; the share may be none. */
    boolean isAssigned(String topic) {
        return assigned.contains(topic);
    }
}
