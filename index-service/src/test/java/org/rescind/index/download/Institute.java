package org.rescind.index.download;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.awaitility.Awaitility;
import org.rescind.events.InstitutionChanged;
import org.rescind.index.Topics;
import org.rescind.web.ApiKey;
import org.rescind.web.Ids;
import org.rescind.web.Secret;

/** An institution that index knows, and what it downloads. */
class Institute {

    /** An answer with all of its body. */
    record Whole(int status, byte[] body, HttpResponse<?> response) {

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String tag() {
            return header("ETag");
        }
    }

    private final ApiKey key = ApiKey.of(new Ids().next(), Secret.random(new SecureRandom()));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static Institute known() {
        Institute institute = new Institute();
        Topics.send(new InstitutionChanged(
                institute.key.institution(), "Institute", InstitutionChanged.Status.ACTIVE, institute.key.sha256(), 1));
        Awaitility.await().until(() -> institute.get("none").status() == 404);
        return institute;
    }

    ApiKey key() {
        return key;
    }

    /** @param headers names and values in turn */
    Whole get(String dataset, String... headers) {
        return whole(request(dataset, headers).build());
    }

    Whole head(String dataset, String... headers) {
        return whole(request(dataset, headers)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /** The answer as soon as it begins. */
    HttpResponse<InputStream> begin(String dataset, String... headers) {
        return send(request(dataset, headers).build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /** All that comes until the connection ends, head and all: no client's second try hides a cut. */
    byte[] raw(String dataset, String coding) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(
                            ("GET /api/v1/datasets/%s/releases/1.0/manifest HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                            + "Accept-Encoding: %s\r\nAuthorization: Bearer %s\r\n\r\n")
                                    .formatted(dataset, coding, key.value())
                                    .getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().readAllBytes();
        }
    }

    private Whole whole(HttpRequest request) {
        HttpResponse<byte[]> answer = send(request, HttpResponse.BodyHandlers.ofByteArray());
        return new Whole(answer.statusCode(), answer.body(), answer);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String dataset, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/api/v1/datasets/%s/releases/1.0/manifest"
                                .formatted(RestAssured.port, dataset)))
                .header("Authorization", "Bearer " + key.value());
        return headers.length == 0 ? request : request.headers(headers);
    }
}
