package org.rescind.intake.protection;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.rescind.intake.IntakeConfig;

/** For those who find flaws, and for search engines. */
@Path("/")
@PermitAll
class WellKnownResource {

    private static final Duration VALID = Duration.ofDays(180);

    private final IntakeConfig config;
    private final InstantSource clock;

    WellKnownResource(IntakeConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    /** RFC 9116. Without a contact there is none: one that nobody reads would be worse. */
    @GET
    @Path(".well-known/security.txt")
    @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
    @Operation(hidden = true)
    public String security() {
        String contact = config.securityContact().orElseThrow(NotFoundException::new);
        return "Contact: " + contact
                + "\nExpires: " + clock.instant().plus(VALID).truncatedTo(ChronoUnit.DAYS)
                + "\nCanonical: " + config.publicUrl() + "/.well-known/security.txt"
                + "\nPreferred-Languages: en, zh\n";
    }

    /** Cases are nobody's but the person's. */
    @GET
    @Path("robots.txt")
    @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
    @Operation(hidden = true)
    public String robots() {
        return "User-agent: *\nDisallow: /api/\nDisallow: /cases/\nDisallow: /q/\n";
    }
}
