package org.rescind.intake.caseview;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.request.CaseKeys;
import org.rescind.intake.request.RemovalRequest;
import org.rescind.intake.review.Appeals;
import org.rescind.intake.site.Form;
import org.rescind.intake.site.Site;
import org.rescind.intake.site.SiteConfig;
import org.rescind.intake.site.Visit;

/** Where somebody who was refused asks that a person looks again. */
@Path(Visit.ROOT + "/cases")
@PermitAll
@Site
@Blocking
class AppealPage {

    private final Visit visit;
    private final SiteConfig publisher;
    private final OpenCases open;
    private final CaseKeys cases;
    private final Appeals appeals;

    AppealPage(Visit visit, SiteConfig publisher, OpenCases open, CaseKeys cases, Appeals appeals) {
        this.visit = visit;
        this.publisher = publisher;
        this.open = open;
        this.cases = cases;
        this.appeals = appeals;
    }

    @GET
    @Path("/{id}/appeal")
    @Operation(hidden = true)
    public Response ask(@PathParam("id") String id) {
        return open.with(id, key -> visit.page(page(cases.openWith(id, key).id(), "", new Form())));
    }

    @POST
    @Path("/{id}/appeal")
    @Operation(hidden = true)
    public Response appeal(@PathParam("id") String id, @RestForm @Nullable String text) {
        String said = Objects.requireNonNullElse(text, "").strip();
        return open.with(id, key -> {
            RemovalRequest request = cases.openWith(id, key);
            Optional<Form> wrong = check(said);
            if (wrong.isPresent()) {
                return visit.page(page(request.id(), said, wrong.get()));
            }
            appeals.appeal(request.id(), said);
            return visit.to("/cases/" + request.id()).build();
        });
    }

    private Optional<Form> check(String said) {
        FollowMessages words = MessageBundles.get(
                FollowMessages.class, Localized.Literal.of(visit.language().tag()));
        return said.isEmpty() || said.length() > Appeals.LONGEST
                ? Optional.of(new Form().wrong("text", words.appealWrong()))
                : Optional.empty();
    }

    private TemplateInstance page(UUID id, String text, Form form) {
        return CaseTemplates.appeal(visit.frame().ofOnePerson().withErrors(form.isWrong()), publisher, id, text, form);
    }
}
