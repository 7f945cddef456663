package org.rescind.benchmarks;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.rescind.events.RemovalEntry;
import org.rescind.events.RemovalsAppended;

/** The log of a dataset that only the topic knows: entries are appended to it as the index would. */
final class RemovalLog {
    private static final int ENTRIES_OF_A_MESSAGE = 1_000;
    private static final long FIRST_PHOTO = 10_000_000_000L;

    private final KafkaProducer<String, byte[]> producer;
    private final String dataset;
    private long head;

    RemovalLog(KafkaProducer<String, byte[]> producer, String dataset) {
        this.producer = producer;
        this.dataset = dataset;
    }

    String dataset() {
        return dataset;
    }

    /** Its last position. */
    long head() {
        return head;
    }

    /** Returns when the broker has them all. */
    void append(int entries) throws Exception {
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (var left = entries; left > 0; left -= ENTRIES_OF_A_MESSAGE) {
            sent.add(producer.send(Events.message(next(Math.min(left, ENTRIES_OF_A_MESSAGE)))));
        }
        for (var each : sent) {
            each.get();
        }
    }

    private RemovalsAppended next(int entries) {
        var removedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var first = head + 1;
        var all = new ArrayList<RemovalEntry>();
        for (var i = 0; i < entries; i++) {
            head++;
            all.add(new RemovalEntry(
                    head, "flickr:" + (FIRST_PHOTO + head), List.of("1.0"), removedAt, "data_subject_request"));
        }
        return new RemovalsAppended(dataset, first, head, all);
    }
}
