package org.rescind.intake.caseview;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.IntakeConfig;
import org.rescind.intake.request.CaseCookie;
import org.rescind.intake.request.CaseKeys;
import org.rescind.intake.request.WithdrawalDesk;
import org.rescind.intake.site.Site;
import org.rescind.intake.site.SiteConfig;
import org.rescind.intake.site.Visit;
import org.rescind.web.Sha256;

/** The case of one person. */
@Path(Visit.ROOT + "/cases")
@PermitAll
@Site
@Blocking
class CasePage {

    private final Visit visit;
    private final SiteConfig publisher;
    private final CaseLists lists;
    private final CaseKeys cases;
    private final CaseCookie cookie;
    private final OpenCases open;
    private final CaseExport export;
    private final WithdrawalDesk withdrawals;
    private final String publicUrl;
    private final boolean mails;

    CasePage(
            Visit visit,
            SiteConfig publisher,
            CaseLists lists,
            CaseKeys cases,
            CaseCookie cookie,
            OpenCases open,
            CaseExport export,
            WithdrawalDesk withdrawals,
            IntakeConfig config,
            @ConfigProperty(name = "rescind.mail.host") Optional<String> mailHost) {
        this.visit = visit;
        this.publisher = publisher;
        this.lists = lists;
        this.cases = cases;
        this.cookie = cookie;
        this.open = open;
        this.export = export;
        this.withdrawals = withdrawals;
        this.publicUrl = config.publicUrl();
        this.mails = mailHost.isPresent();
    }

    /** A browser that follows the case asks again and again: as long as nothing has changed, it gets no page. */
    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Response follow(
            @PathParam("id") String id,
            @RestQuery @Nullable String references,
            @RestQuery @Nullable String institutions,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return open.with(id, key -> {
            CasePicture picture = lists.picture(id, key, visit.language(), references, institutions);
            String page = visit.html(
                    CaseTemplates.follow(visit.frame().ofOnePerson().withScript("/live.js"), publisher, picture));
            EntityTag tag = new EntityTag(Sha256.hex(page).substring(0, 32));
            boolean same = known != null && known.contains(tag.getValue());
            return (same
                            ? Response.notModified(tag)
                            : Response.ok(page, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                                    .tag(tag))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        });
    }

    @GET
    @Path("/{id}/key")
    @Operation(hidden = true)
    public Response key(@PathParam("id") String id) {
        return open.with(
                id,
                key -> visit.page(CaseTemplates.key(
                        visit.frame().ofOnePerson(),
                        publisher,
                        publicUrl,
                        key,
                        mails,
                        lists.picture(id, key, visit.language(), null, null))));
    }

    @GET
    @Path("/{id}/case.json")
    @Operation(hidden = true)
    public Response download(@PathParam("id") String id) {
        return open.with(
                id,
                key -> Response.ok(export.of(cases.openWith(id, key)), MediaType.APPLICATION_JSON_TYPE)
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"case-" + UUID.fromString(id) + ".json\"")
                        .build());
    }

    @GET
    @Path("/{id}/institutions.csv")
    @Operation(hidden = true)
    public Response institutions(@PathParam("id") String id) {
        return open.with(
                id,
                key -> Response.ok(export.institutions(cases.openWith(id, key)), "text/csv;charset=UTF-8")
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"institutions-" + OpenCases.parse(id) + ".csv\"")
                        .build());
    }

    @GET
    @Path("/{id}/withdraw")
    @Operation(hidden = true)
    public Response askToWithdraw(@PathParam("id") String id) {
        return open.with(
                id, key -> visit.page(withdrawPage(cases.openWith(id, key).id())));
    }

    private TemplateInstance withdrawPage(UUID id) {
        return CaseTemplates.withdraw(visit.frame().ofOnePerson(), publisher, id);
    }

    @POST
    @Path("/{id}/withdraw")
    @Operation(hidden = true)
    public Response withdraw(@PathParam("id") String id) {
        return open.with(id, key -> {
            withdrawals.withdraw(cases.openWith(id, key).id());
            return visit.to("/cases/" + id).build();
        });
    }

    @POST
    @Path("/{id}/leave")
    @Operation(hidden = true)
    public Response leave(@PathParam("id") String id) {
        return visit.to("/cases").cookie(cookie.closed(OpenCases.parse(id))).build();
    }
}
