package org.rescind.intake.review;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
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
import org.rescind.intake.request.CaseKeys;
import org.rescind.web.IdempotentAnswers;

/** Where a person asks that somebody looks at a refusal again. */
@Path("/api/v1/removal-requests/{id}/appeal")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class AppealResource {

    record Objection(
            @NotBlank(message = "say what we have got wrong")
            @Size(max = Appeals.LONGEST, message = "at most 10,000 characters")
            String text) {

        @Override
        public String toString() {
            return "Objection[hidden]";
        }
    }

    record Answer(UUID id, Instant receivedAt) {}

    private final CaseKeys cases;
    private final Appeals appeals;
    private final IdempotentAnswers answers;

    AppealResource(CaseKeys cases, Appeals appeals, IdempotentAnswers answers) {
        this.cases = cases;
        this.appeals = appeals;
        this.answers = answers;
    }

    @POST
    @PermitAll
    @Cache(noStore = true)
    @Operation(
            summary = "Ask that a person looks at a refusal again",
            description = "With the case key, once for each refusal. The state of the request stays as it is until"
                    + " somebody has looked; the answer is on the case.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "objection", value = ReviewExamples.OBJECTION)))
    @APIResponse(
            responseCode = "202",
            description = "It is in the reviewers' queue",
            content =
                    @Content(
                            schema = @Schema(implementation = Answer.class),
                            examples = @ExampleObject(name = "received", value = ReviewExamples.OBJECTED)))
    public Response appeal(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @NotNull(message = "send a JSON object") @Valid Objection objection,
            @Parameter(description = IdempotentAnswers.DESCRIPTION) @HeaderParam(IdempotentAnswers.HEADER) @Nullable
                    String key) {
        UUID request = cases.open(id, authorization).id();
        return answers.once(
                key,
                objection,
                () -> Response.accepted(new Answer(request, appeals.appeal(request, objection.text())))
                        .build());
    }
}
