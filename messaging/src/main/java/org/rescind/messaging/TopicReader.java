package org.rescind.messaging;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.rescind.events.Event;
import org.rescind.events.Topic;

/** Reads what stands on a topic now, from a time on to its end, apart from any consumer group. */
@Singleton
public class TopicReader {

    private static final Logger LOG = Logger.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final EventCodec codec;
    private final String bootstrapServers;

    TopicReader(EventCodec codec, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.codec = codec;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Hands over the readable events in the order of each partition, some at a time. Fails when the broker does not answer.
     *
     * @param from empty: from the start
     */
    public void read(Topic topic, Optional<Instant> from, java.util.function.Consumer<List<Event>> batches) {
        List<TopicPartition> partitions = IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(part -> new TopicPartition(topic.topicName(), part))
                .toList();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            start(consumer, partitions, from);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                List<Event> events = new ArrayList<>();
                consumer.poll(POLL).forEach(record -> read(record).ifPresent(events::add));
                if (!events.isEmpty()) {
                    batches.accept(events);
                }
            }
        }
    }

    private static void start(
            KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions, Optional<Instant> from) {
        if (from.isEmpty()) {
            consumer.seekToBeginning(partitions);
            return;
        }
        consumer.seekToEnd(partitions);
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(partitions.stream()
                .collect(Collectors.toMap(
                        Function.identity(), partition -> from.get().toEpochMilli())));
        starts.forEach((partition, start) -> {
            if (start != null) {
                consumer.seek(partition, start.offset());
            }
        });
    }

    private Optional<Event> read(ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.of(ReceivedEvent.read(codec, record));
        } catch (UnreadableEventException e) {
            LOG.warnf(
                    "passing over %s-%d offset %d: %s",
                    record.topic(), record.partition(), record.offset(), e.reason());
            return Optional.empty();
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        20,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        15_000,
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        10_000,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
