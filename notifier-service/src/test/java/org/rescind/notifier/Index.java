package org.rescind.notifier;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.rescind.events.CopyDownloaded;
import org.rescind.events.DatasetChanged;
import org.rescind.events.Event;
import org.rescind.events.EventType;
import org.rescind.events.RemovalEntry;
import org.rescind.events.RemovalsAppended;
import org.rescind.messaging.EventCodec;
import org.rescind.stack.TestStack;

/** What the index service would write to Kafka. */
@Singleton
public class Index {

    public static final Instant REMOVED_AT = Instant.parse("2026-11-22T10:00:00.123Z");
    private static final int PART = 500;

    private final EventCodec codec;
    private final KafkaProducer<String, byte[]> producer;

    public Index(EventCodec codec) {
        this.codec = codec;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestStack.shared().bootstrapServers(), "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    public static String newDataset() {
        return "d-" + UUID.randomUUID().toString().substring(0, 13);
    }

    public void appends(String dataset, long first, long last) {
        for (long from = first; from <= last; from += PART) {
            long to = Math.min(last, from + PART - 1);
            publish(new RemovalsAppended(
                    dataset,
                    from,
                    to,
                    LongStream.rangeClosed(from, to).mapToObj(Index::entry).toList()));
        }
    }

    /** Entries that are some hundred bytes longer. */
    public void appendsLong(String dataset, long first, long last, int more) {
        for (long from = first; from <= last; from += 200) {
            long to = Math.min(last, from + 199);
            publish(new RemovalsAppended(
                    dataset,
                    from,
                    to,
                    LongStream.rangeClosed(from, to)
                            .mapToObj(position -> new RemovalEntry(
                                    position,
                                    "url:" + position,
                                    List.of("r".repeat(more)),
                                    REMOVED_AT,
                                    "data_subject_request"))
                            .toList()));
        }
    }

    public static RemovalEntry entry(long position) {
        return new RemovalEntry(
                position, "flickr:" + (81_636_470_000L + position), List.of("1.0"), REMOVED_AT, "data_subject_request");
    }

    public void describes(String dataset, long head) {
        publish(new DatasetChanged(
                dataset,
                "Title of " + dataset,
                null,
                true,
                head,
                List.of(new DatasetChanged.Release("1.0", null, true)),
                1));
    }

    public void recordsDownload(UUID institution, String dataset, String release, long position) {
        recordsDownload(institution, dataset, release, position, Instant.now());
    }

    public void recordsDownload(UUID institution, String dataset, String release, long position, Instant at) {
        publish(new CopyDownloaded(institution, dataset, release, position, at));
    }

    public void publish(Event event) {
        EventType type = EventType.of(event);
        var message = new ProducerRecord<>(type.topic().topicName(), event.key(), codec.write(event));
        message.headers().add("ce_type", type.wireName().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try {
            producer.send(message).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
