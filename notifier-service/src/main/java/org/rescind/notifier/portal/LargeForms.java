package org.rescind.notifier.portal;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.rescind.web.Problem;

/** A form with far too large a file gets a page too. What checks bodies of all kinds comes after this, and answers programs. */
@Singleton
class LargeForms {

    private static final int BEFORE_THE_OTHERS = 1_001;
    private static final Duration LINGER = Duration.ofSeconds(2);
    private static final int MOST_DIGITS = 7;
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    void register(@Observes Filters filters) {
        filters.register(LargeForms::check, BEFORE_THE_OTHERS);
    }

    private static void check(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean form = context.normalizedPath().startsWith(Sessions.PATH + "/") && length != null;
        if (form && (length.length() > MOST_DIGITS || Integer.parseInt(length) > MOST_BYTES)) {
            refuse(context);
        } else {
            context.next();
        }
    }

    private static void refuse(RoutingContext context) {
        var chosen = context.request().getCookie(Language.COOKIE);
        Language language = Language.of(
                chosen == null ? null : chosen.getValue(), context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var problem = Problem.TOO_LARGE.with("Send at most 1 MiB.");
        Frame frame = Frame.of(language, "problem", Sessions.PATH);
        drain(context);
        Doorkeeper.HEADERS.forEach(context.response()::putHeader);
        context.response()
                .setStatusCode(problem.getStatusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .end(Templates.problem(
                                frame, problem.getStatusCode(), language.words().problemTooLarge(), problem)
                        .setLocale(language.tag())
                        .render());
    }

    /** A browser shows an answer only when it could send what it has, or a good part of it. */
    private static void drain(RoutingContext context) {
        context.request().resume();
        context.vertx().setTimer(LINGER.toMillis(), late -> {
            if (!context.request().isEnded()) {
                context.request().connection().close();
            }
        });
    }
}
