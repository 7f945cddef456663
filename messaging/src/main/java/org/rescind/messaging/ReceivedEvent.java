package org.rescind.messaging;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.rescind.events.Event;
import org.rescind.events.EventType;
import org.rescind.events.Topic;

/** A message read as an event. */
final class ReceivedEvent {

    static final String TYPE_HEADER = "ce_type";

    private ReceivedEvent() {}

    /** @throws UnreadableEventException when it can never be read */
    static Event read(EventCodec codec, ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader(TYPE_HEADER);
        String type =
                header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        return read(codec, record.topic(), type, record.value());
    }

    static Event read(EventCodec codec, QuarantinedMessage message) {
        return read(codec, message.topic(), message.type(), message.bytes());
    }

    private static Event read(EventCodec codec, String topic, @Nullable String type, byte @Nullable [] value) {
        if (value == null) {
            throw new UnreadableEventException("the message has no value");
        }
        if (value.length > Topic.MAX_MESSAGE_BYTES) {
            throw new UnreadableEventException("the message is larger than 256 KiB");
        }
        if (type == null) {
            throw new UnreadableEventException("the message has no " + TYPE_HEADER + " header");
        }
        return codec.read(type(topic, type), value);
    }

    private static EventType type(String topic, String wireName) {
        EventType type = EventType.ofWireName(wireName)
                .orElseThrow(() -> new UnreadableEventException("the message has an unknown type"));
        if (!type.topic().topicName().equals(topic)) {
            throw new UnreadableEventException(wireName + " does not belong on this topic");
        }
        return type;
    }
}
