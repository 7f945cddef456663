package org.rescind.notifier.portal;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rescind.notifier.endpoint.EndpointView;
import org.rescind.notifier.endpoint.Endpoints;
import org.rescind.notifier.obligation.SuspensionTable;

@Path("/partner")
@PermitAll
@Portal
@Blocking
class OverviewPage {

    private final Owed owed;
    private final Endpoints endpoints;
    private final SuspensionTable suspensions;
    private final Visit visit;

    OverviewPage(Owed owed, Endpoints endpoints, SuspensionTable suspensions, Visit visit) {
        this.owed = owed;
        this.endpoints = endpoints;
        this.suspensions = suspensions;
        this.visit = visit;
    }

    @GET
    public Response show() {
        UUID institution = visit.institution();
        List<DatasetView> datasets = owed.all(institution);
        Optional<EndpointView> endpoint = endpoints.find(institution);
        Overview.Progress progress =
                Overview.Progress.of(datasets, endpoint.isPresent(), endpoints.isVerified(institution));
        boolean suspended = !suspensions.open(institution).isEmpty();
        return visit.page(Templates.overview(
                visit.frame("overview"), new Overview(datasets, endpoint.orElse(null), progress, suspended)));
    }
}
