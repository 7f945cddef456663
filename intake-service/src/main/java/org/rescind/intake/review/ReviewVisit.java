package org.rescind.intake.review;

import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One request for a page of the reviewers, and who makes it. */
@RequestScoped
class ReviewVisit {

    private final HttpServerRequest request;
    private @Nullable ReviewSession session;

    ReviewVisit(RoutingContext context) {
        this.request = context.request();
    }

    void by(ReviewSession signedIn) {
        this.session = signedIn;
    }

    @Nullable
    String cookie() {
        Cookie cookie = request.getCookie(ReviewSessions.COOKIE);
        return cookie == null ? null : cookie.getValue();
    }

    String reviewer() {
        if (session == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return session.holder().name();
    }

    ReviewFrame frame() {
        return session == null
                ? new ReviewFrame(null, "")
                : new ReviewFrame(session.holder().name(), session.formToken());
    }

    /** Complete before the first byte goes out. */
    static String html(TemplateInstance page) {
        return page.setLocale(Locale.ENGLISH).render();
    }

    static Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(html(page))
                .build();
    }

    static Response.ResponseBuilder seeOther(String path) {
        return Response.status(Response.Status.SEE_OTHER).header("Location", path);
    }
}
