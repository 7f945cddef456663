package org.rescind.notifier.webhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One POST and its answer, cut off when it takes too long or says too much. */
final class Exchange {

    private final Vertx vertx;
    private final Promise<Answer> done = Promise.promise();
    private final long startedAt = System.nanoTime();
    private final Duration limit;
    private final long timer;
    private final Buffer body = Buffer.buffer();
    private volatile @Nullable HttpClientRequest request;
    private volatile @Nullable HttpClientResponse response;

    Exchange(Vertx vertx, Duration limit) {
        this.vertx = vertx;
        this.limit = limit;
        this.timer = vertx.setTimer(limit.toMillis(), fired -> tookTooLong());
    }

    Future<Answer> post(HttpClient http, RequestOptions options, Buffer content) {
        http.request(options).onSuccess(opened -> send(opened, content)).onFailure(this::fail);
        return done.future();
    }

    private void send(HttpClientRequest opened, Buffer content) {
        if (done.future().isComplete()) {
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
        head.endHandler(ended -> complete(head));
    }

    private void append(Buffer part) {
        body.appendBuffer(part, 0, Math.min(part.length(), Answer.LONGEST_BODY - body.length()));
        HttpClientResponse head = response;
        if (body.length() == Answer.LONGEST_BODY && head != null) {
            complete(head);
            reset();
        }
    }

    /** A receiver that has sent a status has decided; only how it ends is missing. */
    private void tookTooLong() {
        HttpClientResponse head = response;
        if (head != null) {
            complete(head);
        } else {
            end(Answer.none("no answer within " + limit.toSeconds() + " s", took()));
        }
        reset();
    }

    private void complete(HttpClientResponse head) {
        end(new Answer(head.statusCode(), head.getHeader("Retry-After"), body.toString(), null, took()));
    }

    private void fail(Throwable cause) {
        end(Answer.none(reason(cause), took()));
    }

    private void end(Answer answer) {
        if (done.tryComplete(answer)) {
            vertx.cancelTimer(timer);
        }
    }

    private void reset() {
        HttpClientRequest open = request;
        if (open != null) {
            open.reset();
        }
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** Says no more than what the institution can see itself: an error text must not turn us into a port scanner. */
    private static String reason(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return "the host name has no address";
        }
        if (cause instanceof SSLException) {
            return "no trusted TLS connection";
        }
        return cause instanceof ConnectException ? "no connection" : "the connection ended without a valid answer";
    }
}
