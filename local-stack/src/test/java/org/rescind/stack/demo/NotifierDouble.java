package org.rescind.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Sends signed messages like the notifier, and keeps what institutions say. */
final class NotifierDouble implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final HttpClient http = Api.client();
    private final List<JsonNode> acknowledgements = new CopyOnWriteArrayList<>();
    private final List<JsonNode> attestations = new CopyOnWriteArrayList<>();
    private volatile boolean isDown;

    NotifierDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/acknowledgements", exchange -> keep(exchange, acknowledgements));
        server.createContext("/api/v1/attestations", exchange -> keep(exchange, attestations));
        server.start();
    }

    Api as(String key) {
        return Api.of(http, URI.create("http://localhost:" + server.getAddress().getPort()), key);
    }

    void setDown(boolean down) {
        isDown = down;
    }

    List<JsonNode> acknowledgements() {
        return acknowledgements;
    }

    List<JsonNode> attestations() {
        return attestations;
    }

    static String secret(int number) {
        return "whsec_" + Base64.getEncoder().encodeToString(("a secret of institution no. " + number).getBytes());
    }

    static String challenge(String value) {
        return "{\"specversion\":\"1.0\",\"type\":\"org.rescind.endpoint-challenge.v1\",\"id\":\"challenge:1\","
                + "\"data\":{\"challenge\":\"" + value + "\"}}";
    }

    /** Removals at consecutive positions; the photo at position n is n. */
    static String removals(long first, long last) {
        return "{\"specversion\":\"1.0\",\"type\":\"org.rescind.removals.v1\",\"data\":{\"dataset\":\"dif\",\"first\":"
                + first + ",\"last\":" + last + ",\"purgeWithin\":\"P30D\",\"entries\":["
                + LongStream.rangeClosed(first, last)
                        .mapToObj(position -> "{\"position\":" + position + ",\"photo\":\"flickr:" + position
                                + "\",\"releases\":[\"1.0\"],\"reason\":\"data_subject_request\"}")
                        .collect(Collectors.joining(","))
                + "]}}";
    }

    HttpResponse<String> send(String url, String secret, String body) throws Exception {
        var seconds = System.currentTimeMillis() / 1000;
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("webhook-id", "dif:1")
                .header("webhook-timestamp", "" + seconds)
                .header("webhook-signature", "v1a,c29tZXRoaW5n " + new Webhook(secret).sign("dif:1", seconds, body))
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private void keep(HttpExchange exchange, List<JsonNode> said) throws IOException {
        try (exchange) {
            if (isDown) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            said.add(JSON.readTree(exchange.getRequestBody()));
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
