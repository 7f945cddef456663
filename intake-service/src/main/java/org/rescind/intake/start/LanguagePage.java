package org.rescind.intake.start;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.rescind.intake.site.Visit;
import org.rescind.web.Problem;

/** Addresses without a language lead to the one that the browser asks for. What is after a {@code #} goes along. */
@Path("/")
@PermitAll
class LanguagePage {

    private final Visit visit;

    LanguagePage(Visit visit) {
        this.visit = visit;
    }

    @GET
    @Operation(hidden = true)
    public Response start() {
        return to("");
    }

    @GET
    @Path("cases/{id}")
    @Operation(hidden = true)
    public Response follow(@PathParam("id") String id) {
        try {
            return to("/cases/" + UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw Problem.NOT_FOUND.with("There is no case with this number.");
        }
    }

    private Response to(String path) {
        return visit.to(path)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}
