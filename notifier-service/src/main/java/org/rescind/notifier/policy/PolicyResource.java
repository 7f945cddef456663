package org.rescind.notifier.policy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.policy.PolicyTable.Policy;
import org.rescind.web.Role;

@Path("/api/v1/datasets/{dataset}/policy")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Deadlines")
class PolicyResource {

    private final Policies policies;

    PolicyResource(Policies policies) {
        this.policies = policies;
    }

    @GET
    @RolesAllowed({Role.OPS, Role.INSTITUTION})
    @Operation(summary = "The periods that hold for entries of the dataset that are applied from now on")
    public View get(@RestPath @Pattern(regexp = Names.DATASET) String dataset) {
        return View.of(dataset, policies.of(dataset));
    }

    @PUT
    @RolesAllowed(Role.OPS)
    @Operation(
            summary = "Change the periods of a dataset",
            description =
                    "ISO 8601. What is left out is the default of the installation. Entries that were applied before keep"
                            + " the periods of their day.")
    public View put(@RestPath @Pattern(regexp = Names.DATASET) String dataset, @NotNull Change change) {
        Policy policy = new Policy(
                change.notifiedWithin(), change.acknowledgedWithin(), change.purgedWithin(), change.defaultedAfter());
        return View.of(dataset, policies.put(dataset, policy));
    }

    @Schema(examples = """
            {"notifiedWithin": "PT24H", "acknowledgedWithin": "PT72H", "purgedWithin": "P30D", "defaultedAfter": "P90D"}""")
    record Change(
            @Nullable String notifiedWithin,
            @Nullable String acknowledgedWithin,
            @Nullable String purgedWithin,
            @Nullable String defaultedAfter) {}

    @Schema(examples = """
            {"dataset": "dif", "notifiedWithin": "PT24H", "acknowledgedWithin": "PT72H", "purgedWithin": "P30D",
             "defaultedAfter": "P90D"}""")
    record View(
            String dataset,
            String notifiedWithin,
            String acknowledgedWithin,
            String purgedWithin,
            String defaultedAfter) {

        static View of(String dataset, Deadlines deadlines) {
            return new View(
                    dataset,
                    deadlines.notified().iso(),
                    deadlines.acknowledged().iso(),
                    deadlines.purged().iso(),
                    deadlines.defaulted().iso());
        }
    }
}
