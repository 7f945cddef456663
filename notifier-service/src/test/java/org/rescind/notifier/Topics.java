package org.rescind.notifier;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.rescind.events.Event;
import org.rescind.events.EventType;
import org.rescind.events.Topic;
import org.rescind.messaging.EventCodec;
import org.rescind.stack.TestStack;

/** What another service reads from Kafka. */
@Singleton
public class Topics {

    private final EventCodec codec;

    public Topics(EventCodec codec) {
        this.codec = codec;
    }

    /** All events with that key until now. */
    public <T extends Event> List<T> read(Topic topic, Class<T> type, String key) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", TestStack.shared().bootstrapServers(),
                "group.id", UUID.randomUUID().toString());
        List<T> events = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(p -> new org.apache.kafka.common.TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    Event event = read(record);
                    if (type.isInstance(event) && record.key().equals(key)) {
                        events.add(type.cast(event));
                    }
                }
            }
        }
        return events;
    }

    private Event read(ConsumerRecord<String, byte[]> record) {
        String wireName = new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        return codec.read(EventType.ofWireName(wireName).orElseThrow(), record.value());
    }
}
