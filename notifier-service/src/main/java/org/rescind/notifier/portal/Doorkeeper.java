package org.rescind.notifier.portal;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.institution.Institutions;
import org.rescind.web.BearerAuthentication;
import org.rescind.web.Problem;

/**
 * The one place where it is decided who gets a page and whose form is taken, and where every answer below {@code /partner}
 * gets its headers and, if it is an error, its words.
 */
public class Doorkeeper {

    static final String TOKEN = "formToken";

    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cache-Control",
            "no-store",
            "X-Robots-Tag",
            "noindex");

    private final Sessions sessions;
    private final Institutions institutions;
    private final CurrentIdentityAssociation identity;
    private final Visit visit;

    Doorkeeper(Sessions sessions, Institutions institutions, CurrentIdentityAssociation identity, Visit visit) {
        this.sessions = sessions;
        this.institutions = institutions;
        this.identity = identity;
        this.visit = visit;
    }

    /** Runs before every method of a class marked with {@link Portal}, on the worker thread that runs it. */
    @Portal
    @WithFormRead
    @ServerRequestFilter
    public @Nullable Response admit(ContainerRequestContext request) {
        boolean form = request.getMethod().equals("POST");
        if (form && comesFromElsewhere(request)) {
            throw foreignForm();
        }
        if (isSignIn(request)) {
            return null;
        }
        Optional<Session> session = sessions.find(visit.cookie(Sessions.COOKIE));
        if (session.isEmpty()) {
            return Visit.seeOther("/partner/sign-in?next=" + encoded(visit.here()))
                    .build();
        }
        if (form && !session.get().madeForm(token())) {
            throw foreignForm();
        }
        identity.setIdentity(BearerAuthentication.institution(session.get().institution()));
        visit.by(session.get(), institutions.name(session.get().institution()));
        return null;
    }

    private static boolean isSignIn(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return path.equals("/partner/sign-in") || path.equals("/partner/language");
    }

    /** A browser says so itself; what does not say it is judged by the token. */
    private static boolean comesFromElsewhere(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    private static @Nullable String token() {
        return CurrentRequestManager.get().getFormParameter(TOKEN, true, false) instanceof String token ? token : null;
    }

    private static HttpProblem foreignForm() {
        return Problem.FORBIDDEN.with("The form is not one that we gave you in this session.");
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    @ServerResponseFilter
    public void finish(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        if (!path.equals(Sessions.PATH) && !path.startsWith(Sessions.PATH + "/")) {
            return;
        }
        if (response.getStatus() >= 400 && response.getEntity() instanceof HttpProblem problem) {
            int status = response.getStatus();
            String page = visit.html(Templates.problem(visit.frame("problem"), status, words(status), problem));
            response.setEntity(page, new Annotation[0], MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        }
        HEADERS.forEach(response.getHeaders()::putSingle);
    }

    private String words(int status) {
        PortalMessages words = visit.words();
        return switch (status) {
            case 403 -> words.problemForm();
            case 404 -> words.problemNotFound();
            case 409 -> words.problemConflict();
            case 413 -> words.problemTooLarge();
            case 503 -> words.problemUnavailable();
            default -> status < 500 ? words.problemRequest() : words.problemServer();
        };
    }
}
