package org.rescind.notifier.webhook;

import io.netty.handler.codec.DecoderException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One POST and its answer, cut off when it takes too long or says too much. */
final class Exchange {

    private final Vertx vertx;
    private final Promise<Answer> done = Promise.promise();
    private final long startedAt = System.nanoTime();
    private final long timer;
    private final Buffer body = Buffer.buffer();
    private volatile @Nullable HttpClientRequest request;
    private volatile @Nullable HttpClientResponse response;

    /** The time runs from here on: the look-up of the name is part of it. */
    Exchange(Vertx vertx, Duration limit) {
        this.vertx = vertx;
        this.timer = vertx.setTimer(limit.toMillis(), fired -> cutOff(Reason.TIMEOUT));
    }

    Future<Answer> answer() {
        return done.future();
    }

    /** @param options known when the address is */
    Exchange post(HttpClient http, Future<Supplier<RequestOptions>> options, Buffer content) {
        options.onSuccess(known -> {
                    if (!isOver()) {
                        http.request(known.get())
                                .onSuccess(opened -> send(opened, content))
                                .onFailure(this::fail);
                    }
                })
                .onFailure(this::fail);
        return this;
    }

    private boolean isOver() {
        return done.future().isComplete();
    }

    private void send(HttpClientRequest opened, Buffer content) {
        if (isOver()) {
            opened.reset();
            return;
        }
        request = opened;
        opened.exceptionHandler(this::fail);
        opened.send(content).onSuccess(this::read).onFailure(this::fail);
    }

    private void read(HttpClientResponse head) {
        response = head;
        head.exceptionHandler(this::fail);
        head.handler(this::append);
        head.endHandler(ended ->
                end(Answer.complete(head.statusCode(), head.getHeader("Retry-After"), body.toString(), took())));
    }

    private void append(Buffer part) {
        int room = Answer.LONGEST_BODY - body.length();
        body.appendBuffer(part, 0, Math.min(part.length(), room));
        if (part.length() > room) {
            cutOff(Reason.TOO_LONG);
        }
    }

    private void cutOff(Reason reason) {
        end(incomplete(reason));
        HttpClientRequest open = request;
        if (open != null) {
            open.reset();
        }
    }

    private void fail(Throwable cause) {
        end(incomplete(reason(cause)));
    }

    /** What is known of an answer that has no end is kept: the institution will want to see it. */
    private Answer incomplete(Reason reason) {
        HttpClientResponse head = response;
        return head == null
                ? Answer.none(reason, took())
                : new Answer(head.statusCode(), head.getHeader("Retry-After"), body.toString(), reason, took());
    }

    private void end(Answer answer) {
        if (done.tryComplete(answer)) {
            vertx.cancelTimer(timer);
        }
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    private Reason reason(Throwable cause) {
        if (cause instanceof Destinations.NotPublicException) {
            return Reason.NOT_PUBLIC;
        }
        if (cause instanceof NoPlaceException) {
            return Reason.NO_PLACE;
        }
        if (cause instanceof UnknownHostException) {
            return Reason.NO_ADDRESS;
        }
        if (cause instanceof SSLException || cause.getCause() instanceof SSLException) {
            return Reason.TLS;
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return Reason.NO_CONNECTION;
        }
        boolean unreadable = cause instanceof DecoderException || cause instanceof IllegalArgumentException;
        return unreadable ? Reason.INVALID_ANSWER : Reason.CUT;
    }

    /** As many attempts as we allow are under way to its address. */
    static final class NoPlaceException extends Exception {}
}
