package org.rescind.notifier.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** One line of the removal log. */
record EntryView(long position, String photo, List<String> releases, String removedAt, String reason) {

    static EntryView of(JsonNode entry) {
        return new EntryView(
                entry.path("position").asLong(),
                entry.path("photo").asText(),
                StreamSupport.stream(entry.path("releases").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                entry.path("removedAt").asText(),
                entry.path("reason").asText());
    }
}
