package org.rescind.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;

/** A person at the publisher decided about a held request. */
public record ReviewDecided(UUID request, Decision decision) implements Event {
    public ReviewDecided {
        requireNonNull(request, "request");
        requireNonNull(decision, "decision");
    }

    public enum Decision {
        @JsonProperty("accept")
        ACCEPT,
        @JsonProperty("refuse")
        REFUSE
    }

    @Override
    public String key() {
        return request.toString();
    }
}
