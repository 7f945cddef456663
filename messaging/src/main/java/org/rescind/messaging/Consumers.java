package org.rescind.messaging;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Our Kafka consumers, to set them to where our own database says. A channel has the name of its topic. */
@Singleton
class Consumers {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Instance<KafkaClientService> clients;
    private final ConsumedTable consumed;

    Consumers(Instance<KafkaClientService> clients, ConsumedTable consumed) {
        this.clients = clients;
        this.consumed = consumed;
    }

    /** Reads the partition again from where it is applied; what was read ahead may still come before that. */
    void rewind(TopicPartition partition, UUID topicId) {
        onPollingThread(
                partition.topic(),
                consumer -> consumer.assignment().stream()
                        .filter(partition::equals)
                        .forEach(assigned -> seek(consumer, topicId, assigned)));
    }

    void rewindAll(String topic, UUID topicId) {
        onPollingThread(
                topic,
                consumer -> consumer.assignment().stream()
                        .filter(partition -> partition.topic().equals(topic))
                        .forEach(partition -> seek(consumer, topicId, partition)));
    }

    void seek(Consumer<?, ?> consumer, UUID topicId, TopicPartition partition) {
        OptionalLong next = consumed.nextOffset(topicId, partition.partition());
        if (next.isPresent()) {
            consumer.seek(partition, next.getAsLong());
            return;
        }
        consumer.seekToBeginning(List.of(partition));
    }

    private void onPollingThread(String topic, java.util.function.Consumer<Consumer<Object, Object>> work) {
        KafkaConsumer<Object, Object> consumer = clients.get().getConsumer(topic);
        if (consumer != null) {
            consumer.runOnPollingThread(work).await().atMost(LONGEST_WAIT);
        }
    }
}
