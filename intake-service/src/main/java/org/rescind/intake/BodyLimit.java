package org.rescind.intake;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rescind.web.Problem;

/** Says in a problem document that a body is too large. The server cuts off what does not announce its length. */
@Singleton
class BodyLimit {

    /** Before the server's own limit, which answers without a word. */
    private static final int FIRST = 1_000;

    private final long mostBytes;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostBytes) {
        this.mostBytes = mostBytes.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || length.length() < 19 && Long.parseLong(length) <= mostBytes) {
            context.next();
            return;
        }
        var problem = Problem.TOO_LARGE.with("Send at most " + mostBytes / 1024 / 1024 + " MiB.");
        context.response()
                .setStatusCode(problem.getStatusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end("{\"type\":\"" + problem.getType() + "\",\"title\":\"" + problem.getTitle() + "\",\"status\":"
                        + problem.getStatusCode() + ",\"detail\":\"" + problem.getDetail() + "\"}")
                // The rest of the body is not worth waiting for.
                .onComplete(sent -> context.request().connection().close());
    }
}
