package org.rescind.stack.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** One service as one caller sees it. */
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
    private static final Duration TRANSFER_LIMIT = Duration.ofMinutes(2);

    private final HttpClient http;
    private final URI service;
    private final String token;

    private Api(HttpClient http, URI service, String token) {
        this.http = http;
        this.service = service;
        this.token = token;
    }

    /** Without a credential. */
    static Api publicOf(HttpClient http, URI service) {
        return new Api(http, service, "");
    }

    static Api of(HttpClient http, URI service, String token) {
        return new Api(http, service, token);
    }

    static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    JsonNode get(String path) {
        return parsed(request(path).GET());
    }

    JsonNode post(String path, Object body) {
        return parsed(request(path).header("Content-Type", "application/json").POST(json(body)));
    }

    JsonNode put(String path, Object body) {
        return parsed(request(path).header("Content-Type", "application/json").PUT(json(body)));
    }

    /** Sends a file, however long it is. */
    JsonNode upload(String path, BodyPublisher file) {
        return parsed(request(path)
                .timeout(TRANSFER_LIMIT)
                .header("Content-Type", "application/octet-stream")
                .POST(file));
    }

    /** Reads a file of lines while it comes. */
    <T> T download(String path, BiFunction<HttpHeaders, Stream<String>, T> reading) {
        var answer = send(request(path).timeout(TRANSFER_LIMIT).GET().build());
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            return reading.apply(answer.headers(), lines.lines());
        } catch (IOException e) {
            throw new UncheckedIOException("GET " + path + " ended early", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(service.resolve(path)).timeout(ANSWER_LIMIT);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private JsonNode parsed(HttpRequest.Builder request) {
        var sent = request.build();
        try (var body = send(sent).body()) {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(sent.method() + " " + sent.uri() + " was answered with no JSON", e);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofInputStream());
            if (answer.statusCode() / 100 == 2) {
                return answer;
            }
            try (var body = answer.body()) {
                var text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                throw new UnexpectedAnswerException(request, answer.statusCode(), text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("stopped");
        }
    }
}
