package org.rescind.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of all institutions, which cost as little as they can: one thread that answers 200 and looks at no more than
 * the id of a message. Ours and the baseline are received by the same.
 */
final class Receivers implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BACKLOG = 4_096;
    private static final Duration SLOWNESS = Duration.ofSeconds(25);
    private static final String ANSWER = "{}";

    /** How an endpoint treats notices. */
    enum Conduct {
        HEALTHY,
        /** Takes the connection and the notice, and never answers. */
        HANGING,
        /** Answers after 25 seconds. */
        SLOW
    }

    /** Hears of each notice that was answered, on the one thread that receives. */
    interface Listener {
        void received(int partner, NoticeId notice, long nanos);
    }

    private final Vertx vertx;
    private final HttpServer server;
    private final Set<Integer> hanging = ConcurrentHashMap.newKeySet();
    private final Set<Integer> slow = ConcurrentHashMap.newKeySet();
    private final List<HttpServerRequest> held = new ArrayList<>();
    private volatile Listener listener = (partner, notice, nanos) -> {};
    private volatile @Nullable Recording recording;

    private Receivers(Vertx vertx) {
        this.vertx = vertx;
        this.server = vertx.createHttpServer(
                new HttpServerOptions().setAcceptBacklog(BACKLOG).setTcpNoDelay(true));
        server.requestHandler(this::handle);
    }

    static Receivers start() {
        var receivers = new Receivers(Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1)));
        receivers
                .server
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return receivers;
    }

    String url(int partner) {
        return "http://localhost:" + server.actualPort() + "/" + partner;
    }

    /** Instead of whoever listened before. */
    void tell(Listener next) {
        listener = next;
    }

    void conduct(List<Partner> partners, Conduct conduct) {
        var numbers = partners.stream().map(Partner::number).toList();
        for (var set : List.of(hanging, slow)) {
            set.removeAll(numbers);
        }
        if (conduct != Conduct.HEALTHY) {
            (conduct == Conduct.HANGING ? hanging : slow).addAll(numbers);
        }
    }

    /** Ends the connections of all that wait for an answer. */
    void letGo() {
        onThread(() -> {
            held.forEach(request -> request.connection().close());
            held.clear();
            return true;
        });
    }

    /** Keeps from now on what one institution gets. */
    void record(Partner partner) {
        recording = new Recording(partner.number(), new ArrayList<>());
    }

    /** What was kept, in order; the recording ends. */
    List<Message> recorded() {
        return onThread(() -> {
            var ended = recording;
            recording = null;
            return ended == null ? List.<Message>of() : List.copyOf(ended.messages());
        });
    }

    private void handle(HttpServerRequest request) {
        var id = request.getHeader("webhook-id");
        var partner = Integer.parseInt(request.path().substring(1));
        var notice = NoticeId.parse(id);
        if (notice == null) {
            request.body().onSuccess(body -> echo(request, body));
        } else if (hanging.contains(partner)) {
            held.add(request);
        } else if (slow.contains(partner)) {
            held.add(request);
            vertx.setTimer(SLOWNESS.toMillis(), fired -> answer(request, ANSWER));
        } else {
            take(request, partner, notice);
        }
    }

    private void take(HttpServerRequest request, int partner, NoticeId notice) {
        var wanted = recording;
        if (wanted != null && wanted.partner() == partner) {
            request.body().onSuccess(body -> {
                wanted.messages().add(Message.of(notice.id(), body, request.getHeader("webhook-signature")));
                finish(request, partner, notice);
            });
        } else {
            // Without a handler its content is thrown away as it comes.
            request.endHandler(end -> finish(request, partner, notice));
        }
    }

    private void finish(HttpServerRequest request, int partner, NoticeId notice) {
        answer(request, ANSWER);
        listener.received(partner, notice, System.nanoTime());
    }

    private static void echo(HttpServerRequest request, Buffer body) {
        try {
            var challenge = JSON.readTree(body.getBytes()).path("data").path("challenge");
            answer(request, JSON.createObjectNode().set("challenge", challenge).toString());
        } catch (IOException e) {
            request.response().setStatusCode(400).end();
        }
    }

    private static void answer(HttpServerRequest request, String body) {
        if (!request.response().closed()) {
            request.response().putHeader("content-type", "application/json").end(body);
        }
    }

    private <T> T onThread(Supplier<T> work) {
        var done = new CompletableFuture<T>();
        vertx.nettyEventLoopGroup().next().execute(() -> done.complete(work.get()));
        return done.join();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private record Recording(int partner, List<Message> messages) {}
}
