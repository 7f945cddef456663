package org.rescind.intake.site;

import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request for a page: in which language, from where. */
@RequestScoped
public class Visit {

    /** What the paths of all pages begin with. */
    public static final String ROOT = "/{language: " + Language.TAGS + "}";

    private static final Pattern PAGE = Pattern.compile("/(" + Language.TAGS + ")(/.*)?");

    private final HttpServerRequest request;
    private final Optional<Language> named;

    Visit(RoutingContext context) {
        this.request = context.request();
        this.named = language(request.path());
    }

    static Optional<Language> language(String path) {
        Matcher page = PAGE.matcher(path);
        return page.matches() ? Language.of(page.group(1)) : Optional.empty();
    }

    /** The one that the address names, or else the browser. */
    public Language language() {
        return named.orElseGet(() -> Language.accepted(request.getHeader("Accept-Language")));
    }

    /** Where the page is, after the language. */
    public Frame frame() {
        String path = named.isPresent()
                ? request.path().substring(1 + language().tag().length())
                : "";
        return new Frame(language(), path, null, false, false, null);
    }

    public String address() {
        return request.remoteAddress().hostAddress();
    }

    public @Nullable String cookie(String name) {
        Cookie cookie = request.getCookie(name);
        return cookie == null ? null : cookie.getValue();
    }

    /** In the language of the visit, complete before the first byte goes out. */
    public String html(TemplateInstance page) {
        return page.setLocale(language().tag()).render();
    }

    public Response page(TemplateInstance page) {
        return page(Response.Status.OK.getStatusCode(), page);
    }

    public Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(html(page))
                .build();
    }

    /** @param path of a page, after the language */
    public Response.ResponseBuilder to(String path) {
        return seeOther("/" + language().tag() + path);
    }

    /** As it is written, without a host: whoever stands in front of us knows better what we are called. */
    public static Response.ResponseBuilder seeOther(String path) {
        return Response.status(Response.Status.SEE_OTHER).header("Location", path);
    }
}
