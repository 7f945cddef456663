package org.rescind.index;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.rescind.events.Event;
import org.rescind.events.EventType;
import org.rescind.events.Topic;
import org.rescind.messaging.EventCodec;

/** The other services' side of Kafka: sends what they would send, and reads what they would read. */
public final class Topics {

    private static final EventCodec CODEC = new EventCodec();
    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers()), new StringSerializer(), new ByteArraySerializer());

    private Topics() {}

    private static String bootstrapServers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    public static void send(Event... events) {
        try {
            for (Event event : events) {
                EventType type = EventType.of(event);
                var record = new ProducerRecord<>(type.topic().topicName(), event.key(), CODEC.write(event));
                record.headers().add("ce_type", type.wireName().getBytes(StandardCharsets.UTF_8));
                PRODUCER.send(record).get(20, TimeUnit.SECONDS);
            }
        } catch (Exception e) {
            throw new IllegalStateException("cannot send", e);
        }
    }

    /** All events of a type on its topic, in order, as soon as the condition holds for them. */
    public static <T extends Event> List<T> await(Class<T> type, Predicate<T> wanted, Predicate<List<T>> enough) {
        List<T> found = new ArrayList<>();
        EventType eventType = Arrays.stream(EventType.values())
                .filter(candidate -> candidate.record() == type)
                .findFirst()
                .orElseThrow();
        try (var consumer = consumer(eventType.topic())) {
            Awaitility.await(eventType.wireName())
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> {
                        consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                            String wireName = new String(
                                    record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
                            if (wireName.equals(eventType.wireName())) {
                                T event = type.cast(CODEC.read(eventType, record.value()));
                                if (wanted.test(event)) {
                                    found.add(event);
                                }
                            }
                        });
                        return enough.test(found);
                    });
        }
        return found;
    }

    private static KafkaConsumer<String, byte[]> consumer(Topic topic) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                .map(partition -> new TopicPartition(topic.topicName(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
