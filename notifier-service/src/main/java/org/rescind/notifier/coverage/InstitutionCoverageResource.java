package org.rescind.notifier.coverage;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestPath;
import org.rescind.notifier.copy.CursorTable;
import org.rescind.notifier.endpoint.Endpoints;
import org.rescind.notifier.institution.Access;
import org.rescind.notifier.institution.Institutions;
import org.rescind.web.Role;

@Path("/api/v1/institutions/{institution}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OPS, Role.INSTITUTION})
class InstitutionCoverageResource {

    private final Institutions institutions;
    private final Endpoints endpoints;
    private final CursorTable cursors;
    private final Access access;

    InstitutionCoverageResource(Institutions institutions, Endpoints endpoints, CursorTable cursors, Access access) {
        this.institutions = institutions;
        this.endpoints = endpoints;
        this.cursors = cursors;
        this.access = access;
    }

    @GET
    @Cache(noStore = true)
    @Operation(summary = "An institution: its endpoint, its copies, and how far it is with each dataset")
    public InstitutionCoverage get(@RestPath UUID institution) {
        access.mayActFor(institution);
        return new InstitutionCoverage(
                institution,
                institutions.name(institution),
                endpoints.find(institution).orElse(null),
                cursors.all(institution));
    }
}
