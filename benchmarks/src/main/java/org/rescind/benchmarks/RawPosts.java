package org.rescind.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The least that telling institutions could be: the bodies lie there, each is signed and sent, and nothing is written down.
 * The client, its options, the headers and the signatures are those of the notifier, and so is the rule that each institution
 * gets one after the other.
 */
final class RawPosts implements AutoCloseable {
    private static final int CONNECT_MILLIS = 3_000;
    private static final int KEEP_ALIVE_SECONDS = 15;
    private static final int AT_ONCE = 1_000;
    private static final int OK = 200;
    private static final int STAMP_SECONDS = 60;
    private static final String ALGORITHM = "Ed25519";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = vertx.createHttpClient(
            new HttpClientOptions()
                    .setConnectTimeout(CONNECT_MILLIS)
                    .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                    .setDecompressionSupported(false)
                    .setTcpNoDelay(true),
            new PoolOptions().setHttp1MaxSize(AT_ONCE));
    private final KeyPair keys = keys();
    private final Map<String, String> asymmetric = new HashMap<>();

    /** Sends all messages to each of these institutions, and returns after how many seconds the last one was answered. */
    double send(List<Message> messages, List<Partner> to) {
        synchronized (asymmetric) {
            asymmetric.clear();
        }
        var began = System.nanoTime();
        var all = to.stream().map(partner -> send(messages, partner)).toList();
        Future.all(all).toCompletionStage().toCompletableFuture().join();
        return Ground.seconds(began);
    }

    private Future<Void> send(List<Message> messages, Partner partner) {
        var done = Promise.<Void>promise();
        next(messages.iterator(), partner, done);
        return done.future();
    }

    /** Not composed: a chain of futures would grow with the number of messages. */
    private void next(Iterator<Message> messages, Partner partner, Promise<Void> done) {
        if (!messages.hasNext()) {
            done.complete();
            return;
        }
        post(messages.next(), partner)
                .onSuccess(answered -> next(messages, partner, done))
                .onFailure(done::fail);
    }

    private Future<Void> post(Message message, Partner partner) {
        var now = System.currentTimeMillis() / 1_000;
        var stamp = message.asymmetric() ? now - now % STAMP_SECONDS : now;
        var signature = partner.sign(message.id(), stamp, message.bytes());
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(partner.url())
                .setFollowRedirects(false)
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", "Rescind/1")
                .putHeader("webhook-id", message.id())
                .putHeader("webhook-timestamp", Long.toString(stamp))
                .putHeader(
                        "webhook-signature",
                        message.asymmetric() ? signature + " " + asymmetric(message, stamp) : signature);
        return http.request(options)
                .compose(request -> answered(request, message))
                .compose(status -> status == OK
                        ? Future.succeededFuture()
                        : Future.failedFuture("A receiver answered with " + status));
    }

    private static Future<Integer> answered(HttpClientRequest request, Message message) {
        return request.send(message.buffer())
                .compose(response -> response.body().map(body -> response.statusCode()));
    }

    /** Made once for a body and a timestamp, as the notifier does. */
    private String asymmetric(Message message, long stamp) {
        synchronized (asymmetric) {
            return asymmetric.computeIfAbsent(message.id() + "." + stamp, head -> {
                try {
                    var signature = Signature.getInstance(ALGORITHM);
                    signature.initSign(keys.getPrivate());
                    signature.update((head + ".").getBytes(StandardCharsets.UTF_8));
                    signature.update(message.bytes());
                    return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException("every Java has Ed25519", e);
                }
            });
        }
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
