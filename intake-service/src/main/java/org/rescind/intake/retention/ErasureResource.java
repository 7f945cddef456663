package org.rescind.intake.retention;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;
import org.rescind.web.Cursor;
import org.rescind.web.Page;
import org.rescind.web.Role;

/** What was erased when: for whoever has to show it. */
@Path("/api/v1/erasures")
@RolesAllowed(Role.OPS)
@Produces(MediaType.APPLICATION_JSON)
class ErasureResource {

    private static final String EXAMPLE = """
            {"items":[{"id":1,"erasedAt":"2027-02-20T09:31:00Z","requests":17,
                       "idsSha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}],
             "next":null}""";

    private final ErasureTable erasures;

    ErasureResource(ErasureTable erasures) {
        this.erasures = erasures;
    }

    @GET
    @Cache(noStore = true)
    @Operation(
            summary = "List what was erased when",
            description = "The oldest first. idsSha256: of the cases' ids, sorted, one a line.")
    @APIResponse(
            responseCode = "200",
            description = "A part of the list",
            content = @Content(examples = @ExampleObject(name = "erasures", value = EXAMPLE)))
    public Page<Erasure> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return Page.of(
                erasures.list(Cursor.readNumber(cursor), limit + 1), limit, erasure -> Long.toString(erasure.id()));
    }
}
