package org.rescind.notifier.attestation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.Cache;
import org.rescind.notifier.copy.Cursors;
import org.rescind.notifier.institution.Access;
import org.rescind.web.Role;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.INSTITUTION)
@Cache(noStore = true)
class AttestationResource {

    private final Attestations attestations;
    private final Access access;

    AttestationResource(Attestations attestations, Access access) {
        this.attestations = attestations;
        this.access = access;
    }

    @POST
    @Path("/acknowledgements")
    @Operation(summary = "Say that everything up to a position was received")
    public Cursors acknowledge(@NotNull @Valid Acknowledgement said) {
        return attestations.acknowledge(access.institution(), said);
    }

    @POST
    @Path("/attestations")
    @Operation(
            summary = "Say that everything up to a position was purged from a copy",
            description = "Also acknowledges it. Counts that do not fit are flagged, not refused. Saying the same again"
                    + " changes nothing. An exception that is `exempt` needs a `basis`, and ends: at `until`, or when the"
                    + " longest period is over. From then on the copy is overdue, until another attestation covers the"
                    + " position.")
    public Attested attest(@NotNull @Valid Attestation said) {
        return attestations.attest(access.institution(), said);
    }
}
