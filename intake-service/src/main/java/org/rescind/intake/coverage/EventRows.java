package org.rescind.intake.coverage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;
import org.rescind.events.Event;

/** A batch of events as one JSON parameter, which PostgreSQL turns into rows. */
@Singleton
class EventRows {

    private final ObjectMapper json;

    EventRows(ObjectMapper json) {
        this.json = json;
    }

    String of(List<? extends Event> events) {
        try {
            return json.writeValueAsString(events);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write events as rows", e);
        }
    }
}
