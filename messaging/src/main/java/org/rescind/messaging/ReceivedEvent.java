package org.rescind.messaging;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.rescind.events.Event;
import org.rescind.events.EventType;
import org.rescind.events.Topic;

/** A Kafka record read as an event. */
final class ReceivedEvent {

    static final String TYPE_HEADER = "ce_type";

    private ReceivedEvent() {}

    /** @throws UnreadableEventException when it can never be read */
    static Event read(EventCodec codec, ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            throw new UnreadableEventException("the message has no value");
        }
        if (record.value().length > Topic.MAX_MESSAGE_BYTES) {
            throw new UnreadableEventException("the message is larger than 256 KiB");
        }
        Header header = record.headers().lastHeader(TYPE_HEADER);
        if (header == null || header.value() == null) {
            throw new UnreadableEventException("the message has no " + TYPE_HEADER + " header");
        }
        return codec.read(type(record, new String(header.value(), StandardCharsets.UTF_8)), record.value());
    }

    private static EventType type(ConsumerRecord<String, byte[]> record, String wireName) {
        EventType type = EventType.ofWireName(wireName)
                .orElseThrow(() -> new UnreadableEventException("the message has an unknown type"));
        if (!type.topic().topicName().equals(record.topic())) {
            throw new UnreadableEventException(wireName + " does not belong on this topic");
        }
        return type;
    }
}
