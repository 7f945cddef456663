package org.rescind.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.rescind.events.Event;
import org.rescind.events.EventType;
import org.rescind.events.RemovalEntry;

/** Events as bytes: UTF-8 JSON, times as RFC 3339, absent values left out, unknown fields ignored. */
@Singleton
public class EventCodec {

    private final JsonMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    public byte[] write(Event event) {
        try {
            return json.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write " + EventType.of(event), e);
        }
    }

    /** @throws UnreadableEventException when the bytes are not an event of that type */
    public Event read(EventType type, byte[] bytes) {
        try {
            Event event = json.readValue(bytes, type.record());
            if (event == null) {
                throw new UnreadableEventException("the message is JSON null");
            }
            return event;
        } catch (IOException e) {
            throw new UnreadableEventException("not a readable " + type.wireName() + ": " + why(e));
        }
    }

    /** The canonical form of one log entry. */
    public String write(RemovalEntry entry) {
        try {
            return json.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write entry " + entry.position(), e);
        }
    }

    public RemovalEntry readEntry(String canonical) {
        try {
            return json.readValue(canonical, RemovalEntry.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a log entry", e);
        }
    }

    /** Where it stopped, without quoting the message: it may hold anything. */
    private static String why(IOException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return "at " + mapping.getPathReference().replaceAll("[\\w.$]+\\[", "[");
        }
        return e instanceof JsonProcessingException parse && parse.getLocation() != null
                ? "line " + parse.getLocation().getLineNr() + " column "
                        + parse.getLocation().getColumnNr()
                : e.getClass().getSimpleName();
    }
}
