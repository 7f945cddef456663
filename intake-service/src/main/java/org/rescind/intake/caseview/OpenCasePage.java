package org.rescind.intake.caseview;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.request.CaseCookie;
import org.rescind.intake.request.CaseKeys;
import org.rescind.intake.request.RemovalRequest;
import org.rescind.intake.site.Form;
import org.rescind.intake.site.Site;
import org.rescind.intake.site.SiteConfig;
import org.rescind.intake.site.Visit;

/** Where somebody comes back to a case with its number and its key. */
@Path(Visit.ROOT + "/cases")
@PermitAll
@Site
@Blocking
class OpenCasePage {

    private static final int TOO_MANY = 429;

    private final Visit visit;
    private final SiteConfig publisher;
    private final CaseKeys cases;
    private final CaseCookie cookie;

    OpenCasePage(Visit visit, SiteConfig publisher, CaseKeys cases, CaseCookie cookie) {
        this.visit = visit;
        this.publisher = publisher;
        this.cases = cases;
        this.cookie = cookie;
    }

    @GET
    @Operation(hidden = true)
    public Response ask() {
        return visit.page(CaseTemplates.open(visit.frame().withScript("/open-case.js"), publisher, "", new Form()));
    }

    @POST
    @Operation(hidden = true)
    public Response open(@RestForm @Nullable String number, @RestForm @Nullable String key) {
        String id = Objects.requireNonNullElse(number, "").strip();
        String given = Objects.requireNonNullElse(key, "").strip().replaceFirst("^.*#", "");
        try {
            RemovalRequest request = cases.openWith(id, given.isEmpty() ? "none" : given);
            return visit.to("/cases/" + request.id())
                    .cookie(cookie.open(request.id(), given))
                    .build();
        } catch (HttpProblem refused) {
            return refused(refused, id);
        }
    }

    private Response refused(HttpProblem refused, String id) {
        if (refused.getStatusCode() >= 500) {
            throw refused;
        }
        FollowMessages words = MessageBundles.get(
                FollowMessages.class, Localized.Literal.of(visit.language().tag()));
        boolean tooOften = refused.getStatusCode() == TOO_MANY;
        Form form = new Form().wrong("key", tooOften ? words.openTooOften() : words.openWrong());
        return visit.page(
                refused.getStatusCode(),
                CaseTemplates.open(visit.frame().ofOnePerson().withErrors(true), publisher, id, form));
    }
}
