package org.rescind.notifier.obligation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestPath;
import org.rescind.notifier.copy.Copies;
import org.rescind.notifier.copy.Cursors;
import org.rescind.notifier.institution.Access;
import org.rescind.web.Problem;
import org.rescind.web.Role;

@Path("/api/v1/institutions/{institution}/copies/{dataset}/{release}/waiver")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPS)
@Cache(noStore = true)
@Tag(name = "Deadlines")
class WaiverResource {

    private final Copies copies;
    private final WaiverTable waivers;
    private final Access access;
    private final InstantSource clock;

    WaiverResource(Copies copies, WaiverTable waivers, Access access, InstantSource clock) {
        this.copies = copies;
        this.waivers = waivers;
        this.access = access;
        this.clock = clock;
    }

    @POST
    @Transactional
    @Operation(
            summary = "Waive what a copy owes, until a date",
            description =
                    "A person, a reason and a date in the future, all three. Until then the copy is neither overdue nor"
                            + " counted; notices go on. Then it is held again, and the periods begin anew.")
    public Cursors waive(
            @RestPath UUID institution,
            @RestPath String dataset,
            @RestPath String release,
            @NotNull @Valid Waiver waiver) {
        access.mayActFor(institution);
        Instant now = clock.instant();
        if (!waiver.until().isAfter(now)) {
            throw Problem.INVALID_REQUEST.with(
                    "See \"errors\" for what is wrong where.",
                    Map.of("errors", List.of(Map.of("pointer", "/until", "detail", "must be in the future"))));
        }
        Cursors cursors = copies.waive(institution, dataset, release, waiver.until());
        waivers.insert(institution, dataset, release, waiver.person(), waiver.reason(), waiver.until(), now);
        return cursors;
    }

    @Schema(examples = """
            {"person": "J. Doe, data protection", "reason": "needed as evidence in court until then",
             "until": "2027-06-30T00:00:00Z"}""")
    record Waiver(
            @NotBlank @Size(max = 200) String person,
            @NotBlank @Size(max = 1_000) String reason,
            @NotNull Instant until) {}
}
