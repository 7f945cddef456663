package org.rescind.notifier.portal;

import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One request for a page: who asks, in which language, from where. */
@RequestScoped
class Visit {

    private final HttpServerRequest request;
    private final Language language;
    private @Nullable Session session;
    private @Nullable String name;

    Visit(RoutingContext context) {
        this.request = context.request();
        this.language = Language.of(cookie(Language.COOKIE), request.getHeader("Accept-Language"));
    }

    @Nullable
    String cookie(String cookieName) {
        Cookie cookie = request.getCookie(cookieName);
        return cookie == null ? null : cookie.getValue();
    }

    void by(Session signedIn, String institutionName) {
        this.session = signedIn;
        this.name = institutionName;
    }

    UUID institution() {
        if (session == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return session.institution();
    }

    String address() {
        return request.remoteAddress().hostAddress();
    }

    /** Where a GET shows the page again; what a form was sent to is one step below it. */
    String here() {
        if (request.method() == HttpMethod.GET) {
            return request.uri();
        }
        String path = request.path();
        return path.equals(Sessions.PATH + "/endpoint") ? path : path.substring(0, path.lastIndexOf('/'));
    }

    PortalMessages words() {
        return language.words();
    }

    Frame frame(String section) {
        Frame frame = Frame.of(language, section, here());
        return session == null || name == null ? frame : frame.of(name, session.formToken());
    }

    /** In the language of the visit, complete before the first byte goes out. */
    String html(TemplateInstance page) {
        return page.setLocale(language.tag()).render();
    }

    Response page(TemplateInstance page) {
        return page(Response.Status.OK.getStatusCode(), page);
    }

    Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(html(page))
                .build();
    }

    /** As it is written, without a host: whoever stands in front of us knows better what we are called. */
    static Response.ResponseBuilder seeOther(String path) {
        return Response.status(Response.Status.SEE_OTHER).header("Location", path);
    }
}
