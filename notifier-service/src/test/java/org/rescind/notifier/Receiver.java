package org.rescind.notifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An institution's endpoint: answers its challenge, keeps what it got, and answers notices as the test wants. */
public final class Receiver implements AutoCloseable {

    /** What came in. */
    public record Message(Headers headers, String body, JsonNode json) {

        public String id() {
            return json.path("id").asText();
        }

        public boolean isChallenge() {
            return json.path("type").asText().equals("org.rescind.endpoint-challenge.v1");
        }

        public long first() {
            return json.path("data").path("first").asLong();
        }

        public long last() {
            return json.path("data").path("last").asLong();
        }
    }

    /** What goes out. */
    public record Reply(int status, Map<String, String> headers, String body) {

        public static Reply status(int status) {
            return new Reply(status, Map.of(), "");
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private volatile Function<Message, Reply> notices = message -> Reply.status(204);
    private volatile Function<Message, Reply> challenges = Receiver::echo;

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/hook";
    }

    public Receiver answers(Function<Message, Reply> notices) {
        this.notices = notices;
        return this;
    }

    public Receiver answersChallenges(Function<Message, Reply> challenges) {
        this.challenges = challenges;
        return this;
    }

    public static Reply echo(Message challenge) {
        return new Reply(
                200,
                Map.of(),
                "{\"challenge\":\"" + challenge.json().at("/data/challenge").asText() + "\"}");
    }

    /** Notices, in the order in which they came, answered with a 2xx or not. */
    public List<Message> notices() {
        return messages.stream().filter(message -> !message.isChallenge()).toList();
    }

    public List<Message> challenges() {
        return messages.stream().filter(Message::isChallenge).toList();
    }

    public List<Message> all() {
        return List.copyOf(messages);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Message message = new Message(exchange.getRequestHeaders(), body, JSON.readTree(body));
        messages.add(message);
        Reply reply = (message.isChallenge() ? challenges : notices).apply(message);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] content = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
