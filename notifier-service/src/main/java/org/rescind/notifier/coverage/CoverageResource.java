package org.rescind.notifier.coverage;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.rescind.web.Cursor;
import org.rescind.web.Page;
import org.rescind.web.Problem;

@Path("/api/v1/coverage")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
class CoverageResource {

    private final CoverageTable coverage;

    CoverageResource(CoverageTable coverage) {
        this.coverage = coverage;
    }

    @GET
    @Operation(
            summary =
                    "How many copies of each dataset have been notified, have acknowledged, and have purged everything")
    public Page<Coverage> list(
            @RestQuery @Nullable String cursor, @RestQuery @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return Page.of(coverage.after(Cursor.read(cursor, ""), limit + 1), limit, Coverage::dataset);
    }

    @GET
    @Path("/{dataset}")
    @Operation(summary = "The same for one dataset")
    public Coverage get(@RestPath String dataset) {
        return coverage.of(dataset).stream()
                .findFirst()
                .orElseThrow(() -> Problem.NOT_FOUND.with("There is no such dataset."));
    }
}
