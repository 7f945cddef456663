package org.rescind.stack.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the notifier sends: a challenge, or consecutive entries of a removal log. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Notice(String type, Data data) {
    private static final ObjectReader READER = new ObjectMapper().readerFor(Notice.class);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Data(
            @Nullable String challenge,
            @Nullable String dataset,
            long last,
            @Nullable List<Entry> entries) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(long position, String photo) {}

    static Notice read(String body) throws JsonProcessingException {
        return READER.readValue(body);
    }

    boolean isChallenge() {
        return type.equals("org.rescind.endpoint-challenge.v1");
    }

    boolean isRemovals() {
        return type.equals("org.rescind.removals.v1") && data.entries() != null;
    }

    List<Entry> entries() {
        return data.entries() == null ? List.of() : data.entries();
    }
}
