package org.rescind.intake.review;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.protection.Allowance;
import org.rescind.intake.protection.ClientAddress;
import org.rescind.intake.protection.Limits;
import org.rescind.web.Role;
import org.rescind.web.StaticTokens;

/** In and out. A token has 256 random bits: nobody finds one by trying. */
@Path("/review")
@PermitAll
@Reviewing
@Blocking
class ReviewSignInPage {

    private final ReviewSessions sessions;
    private final StaticTokens tokens;
    private final ReviewVisit visit;
    private final Limits limits;
    private final ClientAddress client;

    ReviewSignInPage(
            ReviewSessions sessions, StaticTokens tokens, ReviewVisit visit, Limits limits, ClientAddress client) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.visit = visit;
        this.limits = limits;
        this.client = client;
    }

    @GET
    @Path("/sign-in")
    @Operation(hidden = true)
    public Response ask() {
        return ReviewVisit.page(200, ReviewTemplates.signIn(visit.frame(), null));
    }

    @POST
    @Path("/sign-in")
    @Operation(hidden = true)
    public Response signIn(@RestForm @Nullable String token) {
        Optional<StaticTokens.Holder> holder = tokens.find(token == null ? "" : token.strip())
                .filter(found -> found.role().equals(Role.REVIEWER));
        if (holder.isEmpty()) {
            limits.take(Allowance.WRONG_KEYS, client.get()).ifPresent(pause -> {
                throw Limits.tooMany(pause);
            });
            return ReviewVisit.page(401, ReviewTemplates.signIn(visit.frame(), "This is not the token of a reviewer."));
        }
        return ReviewVisit.seeOther(ReviewSessions.PATH)
                .cookie(sessions.cookie(holder.get()))
                .build();
    }

    @POST
    @Path("/sign-out")
    @Operation(hidden = true)
    public Response signOut() {
        return ReviewVisit.seeOther(ReviewDoorkeeper.SIGN_IN)
                .cookie(sessions.ended())
                .build();
    }
}
