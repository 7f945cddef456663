package org.rescind.intake.coverage;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.rescind.intake.site.Site;
import org.rescind.intake.site.SiteConfig;
import org.rescind.intake.site.Visit;
import org.rescind.web.Problem;

/** How far the institutions are with everything that was removed, for anybody. */
@Path(Visit.ROOT + "/datasets")
@PermitAll
@Site
@Blocking
class CoveragePage {

    private static final int SHOWN = 500;

    private final Visit visit;
    private final SiteConfig publisher;
    private final ProgressTable progress;

    CoveragePage(Visit visit, SiteConfig publisher, ProgressTable progress) {
        this.visit = visit;
        this.publisher = publisher;
        this.progress = progress;
    }

    @GET
    @Operation(hidden = true)
    public Response datasets() {
        return visit.page(CoverageTemplates.datasets(visit.frame(), publisher, progress.list()));
    }

    @GET
    @Path("/{dataset}")
    @Operation(hidden = true)
    public Response dataset(@PathParam("dataset") String name) {
        DatasetProgress found =
                progress.find(name).orElseThrow(() -> Problem.NOT_FOUND.with("There is no such published dataset."));
        return visit.page(CoverageTemplates.dataset(visit.frame(), publisher, found, progress.copies(name, SHOWN)));
    }
}
