package org.rescind.notifier.obligation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestPath;
import org.rescind.notifier.institution.Access;
import org.rescind.web.Problem;
import org.rescind.web.Role;

@Path("/api/v1/institutions/{institution}/suspension")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPS)
@Cache(noStore = true)
@Tag(name = "Deadlines")
class SuspensionResource {

    private final SuspensionTable suspensions;
    private final Access access;
    private final InstantSource clock;

    SuspensionResource(SuspensionTable suspensions, Access access, InstantSource clock) {
        this.suspensions = suspensions;
        this.access = access;
        this.clock = clock;
    }

    @POST
    @Transactional
    @Operation(
            summary = "Suspend an institution: it may download nothing",
            description =
                    "It still gets notices, and can pull, acknowledge, attest and manage its endpoint. This does not end"
                            + " by itself.")
    public Suspended suspend(@RestPath UUID institution, @NotNull @Valid Cause cause) {
        access.lock(institution);
        suspensions.suspend(institution, cause.reason(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return Suspended.of(suspensions.open(institution));
    }

    @DELETE
    @Transactional
    @Operation(
            summary = "End a suspension that operations made",
            description = "One that a default caused goes on until the institution has caught up.")
    public Suspended lift(@RestPath UUID institution) {
        access.lock(institution);
        if (!suspensions.lift(institution, clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
            throw Problem.NOT_FOUND.with("Operations did not suspend this institution.");
        }
        return Suspended.of(suspensions.open(institution));
    }

    @Schema(examples = """
            {"reason": "redistributed a release, case 2026-113"}""")
    record Cause(@NotBlank @Size(max = 1_000) String reason) {}

    @Schema(examples = """
            {"status": "suspended", "causes": [{"cause": "ops", "reason": "redistributed a release, case 2026-113",
             "since": "2026-11-22T10:00:00Z"}]}""")
    record Suspended(String status, List<Suspension> causes) {
        static Suspended of(List<Suspension> open) {
            return new Suspended(open.isEmpty() ? "active" : "suspended", open);
        }
    }
}
