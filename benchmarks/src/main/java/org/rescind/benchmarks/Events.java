package org.rescind.benchmarks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.rescind.events.Event;
import org.rescind.events.EventType;

/** Events on their topics, in the place of the service that would send them. */
final class Events {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private Events() {}

    static KafkaProducer<String, byte[]> producer(Ground ground) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", ground.stack().bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    static ProducerRecord<String, byte[]> message(Event event) {
        var type = EventType.of(event);
        var message = new ProducerRecord<>(type.topic().topicName(), event.key(), json(event));
        message.headers().add("ce_type", type.wireName().getBytes(StandardCharsets.UTF_8));
        return message;
    }

    private static byte[] json(Event event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
