package org.rescind.intake.review;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.rescind.web.Page;

/** The reviewers' queue in a browser: look, choose, confirm. */
@Path("/review")
@PermitAll
@Reviewing
@Blocking
class ReviewPage {

    private static final int LIMIT = 50;
    private static final int LONGEST = 10_000;
    private static final int WRONG = 422;

    private final ReviewRoom room;
    private final ReviewDesk desk;
    private final ReviewVisit visit;

    ReviewPage(ReviewRoom room, ReviewDesk desk, ReviewVisit visit) {
        this.room = room;
        this.desk = desk;
        this.visit = visit;
    }

    @GET
    @Operation(hidden = true)
    public Response queue(@RestQuery @Nullable String cursor) {
        Page<HeldRequest> held = Page.of(
                room.queue(ReviewResource.after(cursor), LIMIT + 1),
                LIMIT,
                each -> each.id().toString());
        return ReviewVisit.page(200, ReviewTemplates.queue(visit.frame(), held));
    }

    @GET
    @Path("/requests/{id}")
    @Operation(hidden = true)
    public Response request(@PathParam("id") String id, @RestQuery @Nullable String done) {
        ReviewDetail detail = room.detail(ReviewResource.parse(id));
        return page(200, detail, choice(detail, null, null, null), done);
    }

    @POST
    @Path("/requests/{id}/confirm")
    @Operation(hidden = true)
    public Response confirm(
            @PathParam("id") String id,
            @RestForm @Nullable String decision,
            @RestForm @Nullable String reason,
            @RestForm @Nullable String text) {
        ReviewDetail detail = room.detail(ReviewResource.parse(id));
        ReviewChoice choice = choice(detail, decision, reason, text);
        return complaint(choice)
                .map(wrong -> page(WRONG, detail, choice.wrong(wrong), null))
                .orElseGet(() -> ReviewVisit.page(200, ReviewTemplates.confirm(visit.frame(), detail, choice)));
    }

    @POST
    @Path("/requests/{id}/decision")
    @Operation(hidden = true)
    public Response decide(
            @PathParam("id") String id,
            @RestForm @Nullable String decision,
            @RestForm @Nullable String reason,
            @RestForm @Nullable String text) {
        UUID request = ReviewResource.parse(id);
        ReviewDetail detail = room.detail(request);
        ReviewChoice choice = choice(detail, decision, reason, text);
        Optional<Verdict.Complaint> wrong = complaint(choice);
        if (wrong.isPresent()) {
            return page(WRONG, detail, choice.wrong(wrong.get()), null);
        }
        boolean waits = desk.decide(request, choice.verdict().orElseThrow(), visit.reviewer())
                .waitsForAnother();
        return ReviewVisit.seeOther("/review/requests/" + request + "?done=" + (waits ? "first" : choice.decision()))
                .build();
    }

    private static Optional<Verdict.Complaint> complaint(ReviewChoice choice) {
        if (choice.text().length() > LONGEST) {
            return Optional.of(new Verdict.Complaint("/text", "at most 10,000 characters"));
        }
        return choice.verdict()
                .map(Verdict::complaint)
                .orElseGet(() -> Optional.of(new Verdict.Complaint("/decision", "choose what to decide")));
    }

    private static ReviewChoice choice(
            ReviewDetail detail, @Nullable String decision, @Nullable String reason, @Nullable String text) {
        return ReviewChoice.of(
                decision,
                reason,
                text,
                detail.request().underReview(),
                detail.request().appealedAt() != null);
    }

    private Response page(int status, ReviewDetail detail, ReviewChoice choice, @Nullable String done) {
        return ReviewVisit.page(status, ReviewTemplates.request(visit.frame(), detail, choice, done));
    }
}
