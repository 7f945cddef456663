package org.rescind.partner;

import com.fasterxml.jackson.databind.JsonNode;

/** How far the institution is with a dataset, in words. */
final class Cursors {

    private Cursors() {}

    static String words(JsonNode cursors) {
        StringBuilder text = new StringBuilder("%s: the log ends at %d, notified through %d, acknowledged through %d"
                .formatted(
                        cursors.path("dataset").asText(),
                        cursors.path("head").asLong(),
                        cursors.path("notified").asLong(),
                        cursors.path("acknowledged").asLong()));
        for (JsonNode copy : cursors.path("copies")) {
            text.append(System.lineSeparator()).append("  ").append(words(cursors, copy));
        }
        return text.toString();
    }

    private static String words(JsonNode cursors, JsonNode copy) {
        String release = copy.path("release").asText();
        String state = copy.path("state").asText();
        if (!state.equals("held")) {
            return release + ": " + state + ", nothing is owed";
        }
        long done = Math.max(copy.path("start").asLong(), copy.path("purged").asLong());
        long owed = cursors.path("head").asLong() - done;
        return owed <= 0
                ? release + ": purged through " + done + ", nothing is owed"
                : release + ": purged through " + done + ", " + owed + " to purge and attest";
    }
}
