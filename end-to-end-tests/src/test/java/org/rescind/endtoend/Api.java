package org.rescind.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** One service's API as any HTTP client sees it. */
record Api(URI address, String token) {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    record Answer(int status, JsonNode body, String text) {

        Answer expect(int... statuses) {
            for (int expected : statuses) {
                if (status == expected) {
                    return this;
                }
            }
            throw new AssertionError("status " + status + ": " + text);
        }
    }

    Api as(String otherToken) {
        return new Api(address, otherToken);
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder().GET(), path);
    }

    Answer put(String path, Map<String, ?> body) {
        return send(json("PUT", body), path);
    }

    Answer post(String path, Map<String, ?> body) {
        return send(json("POST", body), path);
    }

    /** A request that may be sent again until an answer comes. */
    Answer post(String path, Map<String, ?> body, String idempotencyKey) {
        return send(json("POST", body).header("Idempotency-Key", idempotencyKey), path);
    }

    Answer postFile(String path, String body) {
        return send(
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                path);
    }

    private static HttpRequest.Builder json(String method, Map<String, ?> body) {
        try {
            return HttpRequest.newBuilder()
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer send(HttpRequest.Builder request, String path) {
        try {
            HttpRequest built = request.uri(address.resolve(path))
                    .header("Authorization", "Bearer " + token)
                    .timeout(Duration.ofSeconds(30))
                    .build();
            HttpResponse<String> response = HTTP.send(built, HttpResponse.BodyHandlers.ofString());
            boolean isJson =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    response.statusCode(), isJson ? JSON.readTree(response.body()) : JSON.nullNode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
