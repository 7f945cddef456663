package org.rescind.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;

/**
 * The person who asks, and afterwards follows the case with its key.
 *
 * @param sentNanos when the request was sent
 */
record Requester(Api intake, String id, String caseKey, String self, String page, long sentNanos) {
    static Requester ask(HttpClient http, URI intake, String account) {
        var request = Map.of(
                "references", List.of(account),
                "relationship", "photographer",
                "regime", "gdpr",
                "contact", Map.of("email", "robin@person.example", "language", "en"),
                "message", "Please remove all of my photos. I posted them for my friends.");
        var sentNanos = System.nanoTime();
        var receipt = Api.publicOf(http, intake).post("/api/v1/removal-requests", request);
        var key = receipt.path("caseKey").asText();
        var links = receipt.path("links");
        return new Requester(
                Api.of(http, intake, key),
                receipt.path("id").asText(),
                key,
                links.path("self").asText(),
                links.path("page").asText(),
                sentNanos);
    }

    JsonNode look() {
        return intake.get("/api/v1/removal-requests/" + id);
    }
}
