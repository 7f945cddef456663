package org.rescind.index.search;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How references are read, before anything is asked or searched. */
@Path("/api/v1/references")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search")
class ReferencesResource {

    record Inputs(@NotNull @Size(min = 1, max = 1_000) List<@NotNull String> inputs) {}

    record Read(List<ReferenceView> references) {}

    @POST
    @PermitAll
    @Operation(summary = "How we read what was pasted")
    public Read read(@NotNull @Valid Inputs body) {
        return new Read(body.inputs().stream().map(ReferenceView::of).toList());
    }
}
