package org.rescind.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * What a body may be: 4 MiB, 30 seconds, and few large ones at once. Up to 4 MiB the server collects bodies without a thread
 * ({@code quarkus.rest.input-buffer-size}), so that slow senders hold memory, and that is bounded here. Imports may be of any
 * size and take any time; they are few at once, and nothing of one is read before the caller is known.
 */
@Provider
public class BodyLimit implements ReaderInterceptor {

    static final int MOST_BYTES = 4 * 1024 * 1024;
    static final int SMALL_BYTES = 64 * 1024;
    static final int LARGE_AT_ONCE = 8;
    static final int IMPORTS_AT_ONCE = 4;

    /** How long the rest of a body that nobody wants may come in, so that the client reads the answer first. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    private static final int FIRST = 1_000;

    private final Places large = new Places(LARGE_AT_ONCE, "large bodies on their way");
    private final Places imports = new Places(IMPORTS_AT_ONCE, "imports");
    private final Duration longest;

    /** @param longest how long a body may take from its head to its last byte; then its connection is closed */
    BodyLimit(@ConfigProperty(name = "rescind.http.body-time", defaultValue = "PT30S") Duration longest) {
        this.longest = longest;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean chunked = context.request().getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (!chunked && (length == null || length.equals("0"))) {
            context.next();
            return;
        }
        Ended.then(context, () -> answered(context));
        try {
            if (!isImport(context)) {
                admit(context, length == null || chunked ? Long.MAX_VALUE : announced(length), chunked);
            }
        } catch (HttpProblem problem) {
            send(context, problem);
            return;
        }
        context.next();
    }

    private void admit(RoutingContext context, long bytes, boolean chunked) {
        if (bytes > MOST_BYTES && !chunked) {
            throw tooLarge();
        }
        if (bytes > SMALL_BYTES) {
            large.take(context);
        }
        long timer = closeUnread(context, longest);
        Ended.then(context, () -> context.vertx().cancelTimer(timer));
    }

    /** An answer that came before the body's end ends the request; the client may still be sending. */
    private static void answered(RoutingContext context) {
        if (!context.request().isEnded()) {
            context.request().resume();
            closeUnread(context, LINGER);
        }
    }

    /** Closes the connection when the body has not come to its end after this time. */
    private static long closeUnread(RoutingContext context, Duration time) {
        HttpServerRequest request = context.request();
        return context.vertx().setTimer(time.toMillis(), late -> {
            if (!request.isEnded()) {
                request.connection().close();
            }
        });
    }

    private static long announced(String length) {
        return length.length() < 19 ? Long.parseLong(length) : Long.MAX_VALUE;
    }

    private static boolean isImport(RoutingContext context) {
        return context.request().method() == HttpMethod.POST
                && (context.normalizedPath().endsWith("/imports")
                        || context.normalizedPath().endsWith("/accounts/aliases"));
    }

    /** Filters run when the caller is known, and before the body of an import is read. */
    @ServerRequestFilter
    public void admitImport(RoutingContext context) {
        if (isImport(context)) {
            imports.take(context);
        }
    }

    /** For bodies that do not announce their length. What is read as a stream is an import. */
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() != InputStream.class && !(context.getInputStream() instanceof ByteArrayInputStream)) {
            byte[] body = context.getInputStream().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw tooLarge();
            }
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }

    private static HttpProblem tooLarge() {
        return Problem.TOO_LARGE.with("Send at most 4 MiB.");
    }

    private static void send(RoutingContext context, HttpProblem problem) {
        HttpServerResponse response = context.response()
                .setStatusCode(problem.getStatusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CONNECTION, "close");
        problem.getHeaders().forEach((name, value) -> response.putHeader(name, value.toString()));
        response.end(new JsonObject()
                .put("type", problem.getType().toString())
                .put("title", problem.getTitle())
                .put("status", problem.getStatusCode())
                .put("detail", problem.getDetail())
                .encode());
    }
}
