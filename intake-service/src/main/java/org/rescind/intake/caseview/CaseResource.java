package org.rescind.intake.caseview;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.request.CaseKeys;
import org.rescind.intake.request.RemovalRequest;
import org.rescind.web.Page;

/** Where a person follows a request. Every route needs the case key, which is no role: it opens one case. */
@Path("/api/v1/removal-requests/{id}")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class CaseResource {

    private final CaseKeys cases;
    private final CaseLists lists;

    CaseResource(CaseKeys cases, CaseLists lists) {
        this.cases = cases;
        this.lists = lists;
    }

    @GET
    @Cache(noStore = true)
    @Operation(
            summary = "Follow a request",
            description =
                    "With the case key as bearer token. What was found, what was removed, and how far every copy is.")
    @APIResponse(
            responseCode = "200",
            description = "The case",
            content =
                    @Content(
                            schema = @Schema(implementation = CaseView.class),
                            examples = @ExampleObject(name = "propagating", value = CaseExamples.CASE)))
    public CaseView get(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return lists.view(id, authorization);
    }

    @GET
    @Path("/references")
    @Cache(noStore = true)
    @Operation(summary = "List what was pasted and what became of it")
    @APIResponse(
            responseCode = "200",
            description = "A part of the list",
            content = @Content(examples = @ExampleObject(name = "references", value = CaseExamples.REFERENCES)))
    public Page<CaseReference> references(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        RemovalRequest request = cases.open(id, authorization);
        return lists.references(request.id(), cursor, limit);
    }

    @GET
    @Path("/recipients")
    @Cache(noStore = true)
    @Operation(summary = "List everyone who holds a copy that owes a position of this case (GDPR Art. 19)")
    @APIResponse(
            responseCode = "200",
            description = "A part of the list",
            content = @Content(examples = @ExampleObject(name = "recipients", value = CaseExamples.RECIPIENTS)))
    public Page<Recipient> recipients(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        RemovalRequest request = cases.open(id, authorization);
        return lists.recipients(request.id(), cursor, limit);
    }
}
