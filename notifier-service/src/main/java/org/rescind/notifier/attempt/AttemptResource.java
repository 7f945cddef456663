package org.rescind.notifier.attempt;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.institution.Access;
import org.rescind.web.Page;
import org.rescind.web.Role;

@Path("/api/v1/institutions/{institution}/attempts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OPS, Role.INSTITUTION})
class AttemptResource {

    private final Attempts attempts;
    private final Access access;

    AttemptResource(Attempts attempts, Access access) {
        this.attempts = attempts;
        this.access = access;
    }

    @GET
    @Cache(noStore = true)
    @Operation(
            summary = "What we sent to the institution and what it answered, the newest first",
            description = "Notices, challenges and tests, and what it read of the feed. Kept for 90 days.")
    public Page<AttemptView> list(
            @RestPath UUID institution,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("false") boolean failed,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        access.mayActFor(institution);
        return attempts.list(institution, cursor, failed, limit);
    }
}
