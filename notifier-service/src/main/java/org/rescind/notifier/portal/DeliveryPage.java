package org.rescind.notifier.portal;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.attempt.Attempt;
import org.rescind.notifier.attempt.AttemptView;
import org.rescind.notifier.attempt.Attempts;
import org.rescind.notifier.delivery.SentNotices;
import org.rescind.notifier.webhook.WebhookMessage;
import org.rescind.web.Page;

/** What was sent and what came back. */
@Path("/partner/deliveries")
@PermitAll
@Portal
@Blocking
class DeliveryPage {

    private static final int ON_A_PAGE = 50;
    private static final String SECTION = "deliveries";

    private final Attempts attempts;
    private final SentNotices notices;
    private final Visit visit;

    DeliveryPage(Attempts attempts, SentNotices notices, Visit visit) {
        this.attempts = attempts;
        this.notices = notices;
        this.visit = visit;
    }

    @GET
    public Response list(@RestQuery @Nullable String cursor, @RestQuery @DefaultValue("false") boolean failed) {
        Page<AttemptView> page = attempts.list(visit.institution(), cursor, failed, ON_A_PAGE);
        return visit.page(Templates.deliveries(visit.frame(SECTION), page, failed, cursor != null));
    }

    @GET
    @Path("/{id}")
    public Response show(@RestPath String id) {
        AttemptView attempt = find(id);
        Request request = Request.of(body(attempt).orElse(null));
        return visit.page(
                Templates.delivery(visit.frame(SECTION), attempt, request, Reasons.message(attempt.reason())));
    }

    /** The whole body, which may be long. */
    @GET
    @Path("/{id}/body")
    public Response body(@RestPath String id) {
        return Response.ok(
                        body(find(id)).orElseThrow(NotFoundException::new),
                        MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .build();
    }

    private AttemptView find(String id) {
        return attempts.find(visit.institution(), id).orElseThrow(NotFoundException::new);
    }

    private Optional<String> body(AttemptView attempt) {
        if (attempt.kind() != Attempt.Kind.NOTICE
                || attempt.webhookId() == null
                || attempt.dataset() == null
                || attempt.first() == null
                || attempt.last() == null) {
            return Optional.empty();
        }
        return notices.find(attempt.webhookId(), attempt.dataset(), attempt.first(), attempt.last())
                .map(WebhookMessage::body);
    }
}
