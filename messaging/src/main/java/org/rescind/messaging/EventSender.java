package org.rescind.messaging;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.rescind.events.Event;
import org.rescind.events.EventType;
import org.rescind.events.Topic;

/** Sends events to Kafka in order and returns when the broker has them all. For relays only: never call it in a transaction. */
@Singleton
public class EventSender {

    private static final Duration LONGEST_SEND = Duration.ofSeconds(60);

    private final EventCodec codec;
    private final InstantSource clock;
    private final String source;
    private final KillPoints killPoints;

    EventSender(
            EventCodec codec,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.name") String application,
            KillPoints killPoints) {
        this.codec = codec;
        this.clock = clock;
        this.source = "/services/" + application;
        this.killPoints = killPoints;
    }

    /** Fails if any of them was not taken; those before it may have been, so the caller sends all of them again. */
    public void send(MutinyEmitter<byte[]> channel, List<? extends Event> events) {
        if (events.isEmpty()) {
            return;
        }
        String topic = EventType.of(events.get(0)).topic().topicName();
        killPoints.reach("relay." + topic + ".before-send");
        List<Uni<Void>> sends = events.stream()
                .map(event -> channel.sendMessage(message(event)))
                .toList();
        Uni.combine().all().unis(sends).discardItems().await().atMost(LONGEST_SEND);
        killPoints.reach("relay." + topic + ".after-send");
    }

    private Message<byte[]> message(Event event) {
        byte[] body = codec.write(event);
        if (body.length > Topic.MAX_MESSAGE_BYTES) {
            throw new IllegalStateException(
                    EventType.of(event) + " of " + body.length + " bytes is over the limit: send it as parts");
        }
        return Message.of(body)
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(event.key())
                        .withHeaders(headers(EventType.of(event), body))
                        .build());
    }

    /** CloudEvents 1.0, binary mode. The id is made from the content, so that sending again is the same event. */
    private Headers headers(EventType type, byte[] body) {
        Headers headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, ReceivedEvent.TYPE_HEADER, type.wireName());
        add(headers, "ce_source", source);
        add(headers, "ce_id", UUID.nameUUIDFromBytes(body).toString());
        add(headers, "ce_time", clock.instant().toString());
        add(headers, "content-type", "application/json");
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
