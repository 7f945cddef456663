package org.rescind.intake.review;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.request.Phase;
import org.rescind.intake.request.RemovalRequest;
import org.rescind.intake.request.Status;
import org.rescind.web.Cursor;
import org.rescind.web.IdempotentAnswers;
import org.rescind.web.Page;
import org.rescind.web.Problem;
import org.rescind.web.Role;

/** The reviewers' queue. */
@Path("/api/v1/reviews")
@RolesAllowed(Role.REVIEWER)
@Produces(MediaType.APPLICATION_JSON)
class ReviewResource {

    /** @param waitsFor {@code another_reviewer}, when one is not enough; null when it is decided */
    record Answer(
            UUID id,
            Status status,
            @Nullable Phase phase,
            Instant expectedBy,
            @Nullable String waitsFor) {}

    private static final String FIRST = "00000000-0000-0000-0000-000000000000";

    private final ReviewRoom room;
    private final ReviewDesk desk;
    private final IdempotentAnswers answers;
    private final SecurityIdentity reviewer;

    ReviewResource(ReviewRoom room, ReviewDesk desk, IdempotentAnswers answers, SecurityIdentity reviewer) {
        this.room = room;
        this.desk = desk;
        this.answers = answers;
        this.reviewer = reviewer;
    }

    @GET
    @Cache(noStore = true)
    @Operation(
            summary = "List the requests that wait for a decision, or for an answer to an appeal",
            description = "Oldest first; impact, never contact.")
    @APIResponse(
            responseCode = "200",
            description = "A part of the list",
            content = @Content(examples = @ExampleObject(name = "queue", value = ReviewExamples.QUEUE)))
    public Page<HeldRequest> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return Page.of(
                room.queue(after(cursor), limit + 1), limit, held -> held.id().toString());
    }

    @GET
    @Path("/{id}")
    @Cache(noStore = true)
    @Operation(
            summary = "Look at one request",
            description =
                    "Its impact, all decisions that were taken about it and by whom, and what the person says against"
                            + " a refusal.")
    @APIResponse(
            responseCode = "200",
            description = "A request that was held at some time",
            content =
                    @Content(
                            schema = @Schema(implementation = ReviewDetail.class),
                            examples = @ExampleObject(name = "one", value = ReviewExamples.ONE)))
    public ReviewDetail get(@PathParam("id") String id) {
        return room.detail(parse(id));
    }

    @POST
    @Path("/{id}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Cache(noStore = true)
    @Operation(
            summary = "Decide about a request",
            description =
                    "accept and refuse: while it is under review; two people accept a very large one. extend: once, within a"
                            + " month of its receipt; the person gets an answer up to two months later. When the person has"
                            + " appealed: accept, or uphold.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "refuse", value = ReviewExamples.REFUSE)))
    @APIResponse(
            responseCode = "200",
            description = "Decided",
            content =
                    @Content(
                            schema = @Schema(implementation = Answer.class),
                            examples = @ExampleObject(name = "decided", value = ReviewExamples.DECIDED)))
    public Response decide(
            @PathParam("id") String id,
            @NotNull(message = "send a JSON object") @Valid Verdict verdict,
            @Parameter(description = IdempotentAnswers.DESCRIPTION) @HeaderParam(IdempotentAnswers.HEADER) @Nullable
                    String key) {
        verdict.complaint().ifPresent(complaint -> {
            throw lacks(complaint.pointer(), complaint.detail());
        });
        return answers.once(
                key, verdict, () -> Response.ok(decide(parse(id), verdict)).build());
    }

    private Answer decide(UUID id, Verdict verdict) {
        ReviewDesk.Decided decided =
                desk.decide(id, verdict, reviewer.getPrincipal().getName());
        RemovalRequest request = decided.request();
        return new Answer(
                request.id(),
                request.status(),
                request.phase(),
                request.expectedBy(),
                decided.waitsForAnother() ? "another_reviewer" : null);
    }

    static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw notFound();
        }
    }

    static UUID after(@Nullable String cursor) {
        try {
            return UUID.fromString(Cursor.read(cursor, FIRST));
        } catch (IllegalArgumentException e) {
            throw Problem.INVALID_CURSOR.with("Use the value of \"next\" of the part before, or leave the cursor out.");
        }
    }

    static HttpProblem notFound() {
        return Problem.NOT_FOUND.with("There is no such request.");
    }

    private static HttpProblem lacks(String pointer, String detail) {
        return Problem.INVALID_REQUEST.with(
                "See \"errors\" for what is wrong where.",
                Map.of("errors", List.of(Map.of("pointer", pointer, "detail", detail))));
    }
}
