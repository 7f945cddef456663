package org.rescind.intake;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.rescind.events.Event;
import org.rescind.events.EventType;
import org.rescind.events.Topic;
import org.rescind.messaging.EventCodec;
import org.rescind.stack.TestStack;

/** The topics, from outside: says what the other services would say and hears what intake says. */
public final class Wire {

    private static final EventCodec CODEC = new EventCodec();
    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestStack.shared().bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
    private static final List<ConsumerRecord<String, byte[]>> HEARD = new CopyOnWriteArrayList<>();

    static {
        Thread listener = new Thread(Wire::listen, "wire");
        listener.setDaemon(true);
        listener.start();
    }

    private Wire() {}

    public static void say(Event... events) {
        for (Event event : events) {
            EventType type = EventType.of(event);
            var message = new ProducerRecord<>(type.topic().topicName(), event.key(), CODEC.write(event));
            message.headers().add("ce_type", type.wireName().getBytes(StandardCharsets.UTF_8));
            PRODUCER.send(message);
        }
        PRODUCER.flush();
    }

    /** Returns when everything said before with this key has been consumed: an unreadable message behind it was set aside. */
    public static void awaitConsumed(Topic topic, String key) {
        String fence = UUID.randomUUID().toString();
        PRODUCER.send(new ProducerRecord<>(topic.topicName(), key, fence.getBytes(StandardCharsets.UTF_8)));
        PRODUCER.flush();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Database.value("select count(*) from quarantine where bytes = '" + fence + "'::bytea")
                        .equals("1"));
    }

    /** A message that intake sets aside, with its bytes. */
    public static void sayUnreadable(String text) {
        PRODUCER.send(
                new ProducerRecord<>(Topic.REQUEST_OUTCOMES.topicName(), text, text.getBytes(StandardCharsets.UTF_8)));
        PRODUCER.flush();
    }

    /** What intake has published about a request, in order. */
    public static List<Event> heardOf(UUID request) {
        return HEARD.stream()
                .filter(message -> message.key().equals(request.toString()))
                .map(Wire::read)
                .toList();
    }

    /** Everything that intake has published, keys and headers included, as text. */
    public static String everything() {
        StringBuilder text = new StringBuilder();
        HEARD.forEach(message -> {
            text.append(message.key()).append(new String(message.value(), StandardCharsets.UTF_8));
            message.headers().forEach(header -> text.append(new String(header.value(), StandardCharsets.UTF_8)));
        });
        return text.toString();
    }

    private static Event read(ConsumerRecord<String, byte[]> message) {
        String type = new String(message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        return CODEC.read(EventType.ofWireName(type).orElseThrow(), message.value());
    }

    private static void listen() {
        Map<String, Object> config =
                Map.of("bootstrap.servers", TestStack.shared().bootstrapServers(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (int i = 0; i < Topic.PARTITIONS; i++) {
                partitions.add(new TopicPartition(Topic.REMOVAL_REQUESTS.topicName(), i));
            }
            consumer.assign(partitions);
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(Duration.ofMillis(50)).forEach(HEARD::add);
            }
        }
    }
}
