package org.rescind.notifier.signing;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;
import org.rescind.web.IdempotentAnswers;
import org.rescind.web.Role;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
class SigningKeyResource {

    private final SigningKeys keys;
    private final IdempotentAnswers answers;

    SigningKeyResource(SigningKeys keys, IdempotentAnswers answers) {
        this.keys = keys;
        this.answers = answers;
    }

    @GET
    @Path(".well-known/rescind-keys.json")
    @PermitAll
    @Cache(maxAge = 300)
    @Operation(
            summary = "Our public keys: anybody can check with them that a notice is from us",
            description =
                    "For the signature v1a of Standard Webhooks: Ed25519 over id.timestamp.body. A key that signs no"
                            + " more stays listed, because what it signed stays genuine.")
    public Keys published() {
        return new Keys(keys.published());
    }

    @POST
    @Path("api/v1/signing-keys")
    @RolesAllowed(Role.OPS)
    @Cache(noStore = true)
    @Operation(summary = "Sign with a new key pair from now on; the one before signs too for 24 hours")
    @APIResponse(
            responseCode = "201",
            description = "All keys, the new one first",
            content = @Content(schema = @Schema(implementation = Keys.class)))
    public Response rotate(
            @Parameter(description = IdempotentAnswers.DESCRIPTION) @HeaderParam(IdempotentAnswers.HEADER) @Nullable
                    String key) {
        return answers.once(
                key,
                "",
                () -> Response.status(Response.Status.CREATED)
                        .entity(new Keys(keys.rotate()))
                        .build());
    }

    record Keys(List<PublishedKey> keys) {}
}
