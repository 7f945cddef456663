package org.rescind.stack.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The one HTTP server behind the endpoints of all institutions, and the hands that purge. */
final class Receivers implements AutoCloseable {
    private static final int CONNECTIONS = 1_024;
    private static final int ANSWERING = 16;
    private static final int PURGING = 8;
    private static final long AGAIN_MILLIS = 1_000;

    static {
        // Read once by the server: answers leave at once, and each institution's connection may stay open.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "" + CONNECTIONS);
    }

    private final HttpServer server;
    private final Map<String, Institution> institutions = new ConcurrentHashMap<>();
    private final ExecutorService answering = Executors.newFixedThreadPool(ANSWERING, Receivers::thread);
    private final ScheduledExecutorService purging = Executors.newScheduledThreadPool(PURGING, Receivers::thread);

    private Receivers(HttpServer server) {
        this.server = server;
    }

    static Receivers start(int port) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            var receivers = new Receivers(HttpServer.create(address, CONNECTIONS));
            receivers.server.createContext("/", receivers::handle);
            receivers.server.setExecutor(receivers.answering);
            receivers.server.start();
            return receivers;
        } catch (IOException e) {
            throw new UncheckedIOException("The receivers cannot listen on port " + port, e);
        }
    }

    void add(Institution institution) {
        institutions.put(path(institution.profile()), institution);
    }

    String url(Profile profile) {
        return "http://localhost:" + server.getAddress().getPort() + path(profile);
    }

    private static String path(Profile profile) {
        return "/institutions/" + profile.number() + "/rescind";
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var institution = institutions.get(exchange.getRequestURI().getPath());
        if (institution == null) {
            send(exchange, Reply.status(404));
            return;
        }
        var unused = institution
                .endpoint()
                .receive(body, exchange.getRequestHeaders())
                .thenAccept(reply -> finish(exchange, institution, reply));
    }

    private void finish(HttpExchange exchange, Institution institution, Reply reply) {
        try {
            send(exchange, reply);
        } catch (IOException e) {
            // Whoever asked is gone and will ask again.
            return;
        }
        if (reply.through() != null) {
            institution.endpoint().answered(reply.through());
            purging.execute(() -> carryOut(institution));
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        try (exchange) {
            if (reply.status() == 0) {
                return;
            }
            var content = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), content.length == 0 ? -1 : content.length);
            if (content.length > 0) {
                exchange.getResponseBody().write(content);
            }
        }
    }

    private void carryOut(Institution institution) {
        try {
            institution.purge().carryOut();
        } catch (RuntimeException e) {
            // The notifier may be restarting; an institution's own queue would try again as well.
            var unused = purging.schedule(() -> carryOut(institution), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "receivers");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        server.stop(0);
        answering.shutdownNow();
        purging.shutdownNow();
    }
}
