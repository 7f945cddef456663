package org.rescind.notifier.signing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;
import org.rescind.web.IdempotentAnswers;
import org.rescind.web.Role;

@Path("/api/v1/signing-keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPS)
class SigningKeyResource {

    private final SigningKeys keys;
    private final IdempotentAnswers answers;

    SigningKeyResource(SigningKeys keys, IdempotentAnswers answers) {
        this.keys = keys;
        this.answers = answers;
    }

    @POST
    @Cache(noStore = true)
    @Operation(summary = "Sign with a new key pair from now on; the one before signs too for 24 hours")
    @APIResponse(
            responseCode = "201",
            description = "All keys, the new one first",
            content = @Content(schema = @Schema(implementation = PublishedKeys.class)))
    public Response rotate(
            @Parameter(description = IdempotentAnswers.DESCRIPTION) @HeaderParam(IdempotentAnswers.HEADER) @Nullable
                    String key) {
        return answers.once(
                key,
                "",
                () -> Response.status(Response.Status.CREATED)
                        .entity(new PublishedKeys(keys.rotate()))
                        .build());
    }
}
