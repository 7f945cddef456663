package org.rescind.notifier.signing;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.Cache;

@Path("/.well-known/rescind-keys.json")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
class PublishedKeysResource {

    private final SigningKeys keys;

    PublishedKeysResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    @Cache(maxAge = 300)
    @Operation(
            summary = "Our public keys: anybody can check with them that a notice is from us",
            description =
                    "For the signature v1a of Standard Webhooks: Ed25519 over id.timestamp.body. A key that signs no"
                            + " more stays listed, because what it signed stays genuine.")
    public PublishedKeys published() {
        return new PublishedKeys(keys.published());
    }
}
