package org.rescind.messaging;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Starts every partition where our own database says, whatever the consumer group remembers. */
@ApplicationScoped
@Identifier("stored-offsets")
public class StoredOffsets implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(StoredOffsets.class);

    private final ConsumedTable consumed;
    private final TopicAdmin topics;

    StoredOffsets(ConsumedTable consumed, TopicAdmin topics) {
        this.consumed = consumed;
        this.topics = topics;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            try {
                seek(consumer, partition);
            } catch (RuntimeException e) {
                // The group's offset is not ahead of ours, so going on from it repeats and loses nothing, unless the
                // database was restored from a backup: then this service is started again once the database answers.
                LOG.warnf(e, "%s starts at the consumer group's offset", partition);
            }
        }
    }

    private void seek(Consumer<?, ?> consumer, TopicPartition partition) {
        OptionalLong next = consumed.nextOffset(topics.lookUp(partition.topic()), partition.partition());
        if (next.isPresent()) {
            consumer.seek(partition, next.getAsLong());
            return;
        }
        consumer.seekToBeginning(List.of(partition));
    }
}
