package org.rescind.intake.mail;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.mail.MailLinks.Purpose;
import org.rescind.intake.site.SiteConfig;
import org.rescind.intake.site.Visit;

/**
 * Where the links of mails lead. To look changes nothing, since mail servers look, too; the button does it. Neither a cookie
 * nor a form of ours is needed, so that a mail program can stop the mails with the same POST (RFC 8058): whoever has the link
 * may.
 */
@Path(Visit.ROOT + "/mail")
@PermitAll
@Blocking
class MailPage {

    private final Contacts contacts;
    private final Visit visit;
    private final SiteConfig publisher;

    MailPage(Contacts contacts, Visit visit, SiteConfig publisher) {
        this.contacts = contacts;
        this.visit = visit;
        this.publisher = publisher;
    }

    @GET
    @Path("confirm")
    @Operation(hidden = true)
    public Response mayConfirm(@QueryParam("token") @Nullable String token) {
        return page(Step.MAY_CONFIRM, contacts.find(Purpose.CONFIRM, token));
    }

    @POST
    @Path("confirm")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response confirm(@QueryParam("token") @Nullable String token) {
        return page(Step.CONFIRMED, contacts.confirm(token));
    }

    @GET
    @Path("stop")
    @Operation(hidden = true)
    public Response mayStop(@QueryParam("token") @Nullable String token) {
        return page(Step.MAY_STOP, contacts.find(Purpose.STOP, token));
    }

    @POST
    @Path("stop")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response stop(@QueryParam("token") @Nullable String token) {
        return page(Step.STOPPED, contacts.stop(token));
    }

    private Response page(Step step, Optional<UUID> request) {
        Step shown = request.isPresent() ? step : Step.GONE;
        int status = (request.isPresent() ? Response.Status.OK : Response.Status.GONE).getStatusCode();
        String number = request.map(UUID::toString).orElse("");
        return visit.page(status, MailTemplates.link(visit.frame().ofOnePerson(), publisher, shown.name(), number));
    }

    /** What the page says. */
    private enum Step {
        MAY_CONFIRM,
        CONFIRMED,
        MAY_STOP,
        STOPPED,
        GONE
    }
}
