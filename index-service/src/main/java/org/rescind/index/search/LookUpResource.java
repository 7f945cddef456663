package org.rescind.index.search;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.rescind.web.Role;

/** What intake asks when somebody looks themselves up: the one call that a service makes to another. */
@Path("/api/v1/look-ups")
@RolesAllowed(Role.LOOK_UP)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search")
class LookUpResource {

    record Query(@NotNull @Size(min = 1, max = 1_000) List<@NotNull String> references) {}

    record Answer(List<LookedUp> references) {}

    private static final String QUERY =
            "{\"references\":[\"https://www.flickr.com/photos/example/81636471393\",\"Jo Doe\"]}";

    private static final String ANSWER = """
            {"references":[
              {"input":"https://www.flickr.com/photos/example/81636471393","kind":"photo","value":"81636471393",
               "reason":null,"candidates":[],
               "found":[{"dataset":"dif","release":"1.0","title":"Diversity in Faces","photos":1,"records":2}]},
              {"input":"Jo Doe","kind":"ambiguous","value":null,"reason":"screen_name",
               "candidates":[{"account":"12345678@N00","alias":"jodoe"}],"found":[]}]}""";

    private final LookUps lookUps;
    private final SearchLimits limits;

    LookUpResource(LookUps lookUps, SearchLimits limits) {
        this.lookUps = lookUps;
        this.limits = limits;
    }

    @POST
    @Cache(noStore = true)
    @Operation(
            summary = "In which releases photos and accounts are",
            description =
                    "For intake, with the look-up token. It tells no more than a search does, and the same of a photo"
                            + " that was removed as of one that was never there.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "two", value = QUERY)))
    @APIResponse(
            responseCode = "200",
            description = "For each reference what was found, in the same order",
            content =
                    @Content(
                            schema = @Schema(implementation = Answer.class),
                            examples = @ExampleObject(name = "found", value = ANSWER)))
    public Answer lookUp(@NotNull @Valid Query query) {
        limits.takeLookUp(query.references().size());
        return new Answer(lookUps.of(query.references()));
    }
}
