package org.rescind.benchmarks;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The plainest client of Java: on the calling thread, over a connection that is kept. */
final class HttpPost {
    static {
        // Five by default; each of our clients keeps its own.
        System.setProperty("http.maxConnections", "64");
    }

    private final URI address;

    HttpPost(URI address) {
        this.address = address;
    }

    /** The body of the answer. */
    String send(String json, int expected) throws IOException {
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        var body = json.getBytes(StandardCharsets.UTF_8);
        // Not streamed: head and body leave in one piece, as browsers send them, and the server need not wait for the
        // second.
        try (var out = connection.getOutputStream()) {
            out.write(body);
        }
        if (connection.getResponseCode() != expected) {
            throw new BenchException("POST " + address + " was answered with " + connection.getResponseCode());
        }
        try (var in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
