package org.rescind.messaging;

import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What came of one partition, in order. */
record Slice(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {

    /** A slice of the topic that has this id now. */
    record Placed(Slice slice, UUID topicId) {}

    long first() {
        return records.get(0).offset();
    }

    /** The offset after the last. */
    long end() {
        return records.get(records.size() - 1).offset() + 1;
    }

    List<Slice> alone() {
        return records.stream()
                .map(record -> new Slice(partition, List.of(record)))
                .toList();
    }

    @Override
    public String toString() {
        return partition + " from offset " + first();
    }
}
