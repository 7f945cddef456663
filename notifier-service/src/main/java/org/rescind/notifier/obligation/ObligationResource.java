package org.rescind.notifier.obligation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestPath;
import org.rescind.notifier.institution.Access;
import org.rescind.web.Role;

@Path("/api/v1/institutions/{institution}/obligations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OPS, Role.INSTITUTION})
@Cache(noStore = true)
@Tag(name = "Deadlines")
class ObligationResource {

    private static final int REMINDERS = 100;

    private final DueTable due;
    private final SuspensionTable suspensions;
    private final ReminderTable reminders;
    private final Access access;

    ObligationResource(DueTable due, SuspensionTable suspensions, ReminderTable reminders, Access access) {
        this.due = due;
        this.suspensions = suspensions;
        this.reminders = reminders;
        this.access = access;
    }

    @GET
    @Operation(summary = "What an institution owes by when, whether it is late, and the reminders that it got")
    public ObligationView get(@RestPath UUID institution) {
        access.mayActFor(institution);
        return new ObligationView(
                institution,
                suspensions.open(institution),
                due.of(institution),
                reminders.told(institution, REMINDERS));
    }
}
