package org.rescind.intake.coverage;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.rescind.web.Problem;

/** The public page of coverage, for programs. The notifier has the same with an entry for each release. */
@Path("/api/v1/coverage")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class CoverageResource {

    private static final String EXAMPLE = """
            {"dataset":"dif","title":"Diversity in Faces","head":1812,"copies":250,"notified":250,"acknowledged":231,
             "purged":200,"overdue":3}""";

    record Items(List<DatasetProgress> items) {}

    private final ProgressTable progress;

    CoverageResource(ProgressTable progress) {
        this.progress = progress;
    }

    @GET
    @Operation(summary = "How far the copies of every published dataset are, as numbers of copies")
    @APIResponse(
            responseCode = "200",
            description = "All of them",
            content = @Content(examples = @ExampleObject(name = "items", value = "{\"items\":[" + EXAMPLE + "]}")))
    public Items all() {
        return new Items(progress.list());
    }

    @GET
    @Path("/{dataset}")
    @Operation(summary = "How far the copies of one dataset are, as numbers of copies")
    @APIResponse(
            responseCode = "200",
            description = "The numbers",
            content = @Content(examples = @ExampleObject(name = "one", value = EXAMPLE)))
    public DatasetProgress one(@PathParam("dataset") String name) {
        return progress.find(name).orElseThrow(() -> Problem.NOT_FOUND.with("There is no such published dataset."));
    }
}
