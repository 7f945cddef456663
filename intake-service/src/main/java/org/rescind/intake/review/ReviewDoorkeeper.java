package org.rescind.intake.review;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;
import org.rescind.web.Problem;

/**
 * The one place where it is decided who gets a page of the reviewers and whose form is taken, and where every answer below
 * {@code /review} gets its headers and, if it is an error, its words.
 */
public class ReviewDoorkeeper {

    static final String TOKEN = "formToken";

    static final String SIGN_IN = ReviewSessions.PATH + "/sign-in";

    private static final int ERRORS = 400;

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cache-Control",
            "no-store",
            "X-Robots-Tag",
            "noindex");

    private final ReviewSessions sessions;
    private final ReviewVisit visit;

    ReviewDoorkeeper(ReviewSessions sessions, ReviewVisit visit) {
        this.sessions = sessions;
        this.visit = visit;
    }

    /** Runs before every method of a class marked with {@link Reviewing}. */
    @Reviewing
    @WithFormRead
    @ServerRequestFilter
    public @Nullable Response admit(ContainerRequestContext request) {
        boolean form = request.getMethod().equals("POST");
        if (form && comesFromElsewhere(request)) {
            throw foreignForm();
        }
        if (request.getUriInfo().getPath().equals(SIGN_IN)) {
            return null;
        }
        Optional<ReviewSession> session = sessions.find(visit.cookie());
        if (session.isEmpty()) {
            return ReviewVisit.seeOther(SIGN_IN).build();
        }
        if (form && !session.get().madeForm(token())) {
            throw foreignForm();
        }
        visit.by(session.get());
        return null;
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
        return Problem.FORBIDDEN.with("The form is not one that we gave you in this session. Nothing was decided.");
    }

    @ServerResponseFilter
    public void finish(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        if (!path.equals(ReviewSessions.PATH) && !path.startsWith(ReviewSessions.PATH + "/")) {
            return;
        }
        if (response.getStatus() >= ERRORS && response.getEntity() instanceof HttpProblem problem) {
            response.setEntity(
                    ReviewVisit.html(ReviewTemplates.problem(visit.frame(), problem)),
                    new Annotation[0],
                    MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        }
        HEADERS.forEach(response.getHeaders()::putSingle);
    }
}
