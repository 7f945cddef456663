package org.rescind.intake.start;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.coverage.DatasetProgress;
import org.rescind.intake.coverage.ProgressTable;
import org.rescind.intake.site.Site;
import org.rescind.intake.site.SiteConfig;
import org.rescind.intake.site.Visit;
import org.rescind.web.DatabaseFaults;

/** Says what this is, which datasets there are, who is responsible, and what happens after asking. */
@Path(Visit.ROOT)
@PermitAll
@Site
@Blocking
class StartPage {

    private final Visit visit;
    private final SiteConfig publisher;
    private final ProgressTable progress;

    StartPage(Visit visit, SiteConfig publisher, ProgressTable progress) {
        this.visit = visit;
        this.publisher = publisher;
        this.progress = progress;
    }

    @GET
    @Operation(hidden = true)
    public Response start() {
        return visit.page(StartTemplates.start(visit.frame(), publisher, datasets()));
    }

    /** Null when nobody can tell at the moment: the page has more to say than that. */
    private @Nullable List<DatasetProgress> datasets() {
        try {
            return progress.list();
        } catch (RuntimeException e) {
            if (DatabaseFaults.passes(e)) {
                return null;
            }
            throw e;
        }
    }
}
