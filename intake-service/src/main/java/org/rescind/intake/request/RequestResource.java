package org.rescind.intake.request;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;
import org.rescind.web.IdempotentAnswers;

/** Where a person asks. */
@Path("/api/v1/removal-requests")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class RequestResource {

    private final Reception reception;

    RequestResource(Reception reception) {
        this.reception = reception;
    }

    @POST
    @PermitAll
    @Cache(noStore = true)
    @Operation(
            summary = "Ask for the removal of photos",
            description =
                    "By links to photos, by account, or by their ids. Keep the id and the case key: they are all that is"
                            + " needed to follow the request, and the key is shown only here.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "account", value = RequestExamples.SUBMISSION)))
    @APIResponse(
            responseCode = "202",
            description = "The request is stored and will be resolved",
            content =
                    @Content(
                            schema = @Schema(implementation = Receipt.class),
                            examples = @ExampleObject(name = "accepted", value = RequestExamples.RECEIPT)))
    @APIResponse(
            responseCode = "422",
            description = "Something cannot be used as it is: see errors",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "unreadable", value = RequestExamples.UNREADABLE)))
    public Response submit(
            @NotNull(message = "send a JSON object") @Valid Submission submission,
            @Parameter(description = IdempotentAnswers.DESCRIPTION) @HeaderParam(IdempotentAnswers.HEADER) @Nullable
                    String key) {
        return reception.take(submission, key);
    }
}
