package org.rescind.intake.site;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.IntakeConfig;
import org.rescind.web.Problem;

/** Where forms from other sites are turned away, and where every page gets its headers and, if it is an error, its words. */
public class SiteFilter {

    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=(), interest-cohort=()",
            "Strict-Transport-Security",
            "max-age=31536000");

    private final Visit visit;
    private final SiteConfig publisher;
    private final String ownOrigin;

    SiteFilter(Visit visit, SiteConfig publisher, IntakeConfig config) {
        this.visit = visit;
        this.publisher = publisher;
        this.ownOrigin = origin(config.publicUrl());
    }

    private static String origin(String url) {
        URI address = URI.create(url);
        return address.getScheme() + "://" + address.getAuthority();
    }

    /**
     * A browser says where a form comes from (Fetch Metadata, and {@code Origin} in older ones), so that another site cannot
     * act with a case that is open here. What says neither is no browser, and has no case open.
     */
    @Site
    @ServerRequestFilter
    public void refuseForeignForms(ContainerRequestContext request) {
        if (request.getMethod().equals("POST") && comesFromElsewhere(request)) {
            throw Problem.FORBIDDEN.with("The form is on another site.");
        }
    }

    private boolean comesFromElsewhere(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeaderString("Origin");
        return origin != null && !origin.equals(ownOrigin) && !isThisHost(origin, request.getHeaderString("Host"));
    }

    private static boolean isThisHost(String origin, @Nullable String host) {
        return host != null && origin.endsWith("://" + host);
    }

    @ServerResponseFilter
    public void finish(ContainerRequestContext request, ContainerResponseContext response) {
        if (Visit.language(request.getUriInfo().getPath()).isEmpty()) {
            return;
        }
        if (response.getStatus() >= 400 && response.getEntity() instanceof HttpProblem problem) {
            int status = response.getStatus();
            String page = visit.html(Templates.problem(visit.frame(), publisher, status, words(status), problem));
            response.setEntity(page, new Annotation[0], MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        }
        HEADERS.forEach(response.getHeaders()::putSingle);
        response.getHeaders().computeIfAbsent("Cache-Control", none -> java.util.List.of("no-store"));
    }

    private String words(int status) {
        SiteMessages words = MessageBundles.get(
                SiteMessages.class, Localized.Literal.of(visit.language().tag()));
        return switch (status) {
            case 403 -> words.problemForm();
            case 404, 405 -> words.problemNotFound();
            case 409 -> words.problemConflict();
            case 413 -> words.problemTooLarge();
            case 429 -> words.problemTooMany();
            case 503 -> words.problemUnavailable();
            default -> status < 500 ? words.problemRequest() : words.problemServer();
        };
    }
}
