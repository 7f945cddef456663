package org.rescind.intake.protection;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.Cache;

/** Work to be done beforehand, by programs that will ask for much. */
@Path("/api/v1/challenges")
@Produces(MediaType.APPLICATION_JSON)
class ChallengeResource {

    private final Limits limits;
    private final Challenges challenges;
    private final ClientAddress client;

    ChallengeResource(Limits limits, Challenges challenges, ClientAddress client) {
        this.limits = limits;
        this.challenges = challenges;
        this.client = client;
    }

    @GET
    @PermitAll
    @Cache(noStore = true)
    @Operation(
            summary = "Get a proof of work to do",
            description =
                    "In ALTCHA's protocol, version 1. Its solution counts once, for some minutes, as \"challenge\" of a"
                            + " removal request. Only who asks for very much needs one, and is then given one anyway.")
    public Challenge get() {
        Optional<Duration> lacking = limits.take(Allowance.CHALLENGES, client.get());
        if (lacking.isPresent()) {
            throw Limits.tooMany(lacking.get());
        }
        return challenges.create();
    }
}
