package org.rescind.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** An institution's endpoint: verifies each message, remembers what it got, and fails as often as it is told to. */
final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private final List<JsonNode> entries = new ArrayList<>();
    private final Map<String, String> bodies = new ConcurrentHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private volatile String secret = "";
    private volatile Duration pause = Duration.ZERO;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/rescind";
    }

    void secret(String value) {
        secret = value;
    }

    void failNext(int times) {
        failures.set(times);
    }

    /** From now on it takes so long to answer. */
    void takes(Duration time) {
        pause = time;
    }

    /** The entries in the order in which they first came. */
    synchronized List<JsonNode> entries() {
        return List.copyOf(entries);
    }

    /** The position that it has got everything up to, after where it began; 0 at first. */
    synchronized long last() {
        return entries.isEmpty()
                ? 0
                : entries.get(entries.size() - 1).path("position").asLong();
    }

    /** Notices that told nothing new. */
    int repeats() {
        return repeats.get();
    }

    /** What may never happen and did. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            answer(exchange, 500, "");
            return;
        }
        try {
            new Webhook(secret).verify(body, HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true));
        } catch (Exception e) {
            answer(exchange, 401, "");
            return;
        }
        JsonNode message = Api.JSON.readTree(body);
        if (message.path("type").asText().equals("org.rescind.endpoint-challenge.v1")) {
            answer(
                    exchange,
                    200,
                    "{\"challenge\":\"" + message.path("data").path("challenge").asText() + "\"}");
            return;
        }
        accept(exchange.getRequestHeaders().getFirst("webhook-id"), body, message);
        LockSupport.parkNanos(pause.toNanos());
        answer(exchange, 200, "");
    }

    private synchronized void accept(String id, String body, JsonNode message) {
        String known = bodies.putIfAbsent(id, body);
        if (known != null && !known.equals(body)) {
            faults.add(id + " came with two bodies");
        }
        long before = last();
        for (JsonNode entry : message.path("data").path("entries")) {
            accept(entry, last());
        }
        if (last() == before) {
            repeats.incrementAndGet();
        }
    }

    private void accept(JsonNode entry, long last) {
        long position = entry.path("position").asLong();
        if (position > last) {
            if (last > 0 && position != last + 1) {
                faults.add("a gap between " + last + " and " + position);
            }
            entries.add(entry);
        } else if (position < first()) {
            faults.add("position " + position + " came, which is before the start " + first());
        } else if (!entries.get((int) (position - first())).equals(entry)) {
            faults.add("position " + position + " came in two forms");
        }
    }

    private long first() {
        return entries.get(0).path("position").asLong();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
