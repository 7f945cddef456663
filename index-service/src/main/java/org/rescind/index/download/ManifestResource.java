package org.rescind.index.download;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rescind.index.dataset.ReleaseTable;
import org.rescind.index.dataset.ReleaseTable.Release;
import org.rescind.web.Places;
import org.rescind.web.Problem;
import org.rescind.web.Role;

/** The release itself, for institutions. */
@Path("/api/v1/datasets/{dataset}/releases/{release}/manifest")
@Produces(MediaType.APPLICATION_OCTET_STREAM)
@Tag(name = "Downloads")
@RolesAllowed(Role.INSTITUTION)
class ManifestResource {

    /** Each holds a thread and a database connection for as long as the institution reads. */
    private static final int AT_ONCE = 8;

    private final Places places = new Places(AT_ONCE, "downloads");
    private final ReleaseTable releases;
    private final Editions editions;
    private final Downloads downloads;
    private final DownloadConfig config;
    private final SecurityIdentity caller;

    ManifestResource(
            ReleaseTable releases,
            Editions editions,
            Downloads downloads,
            DownloadConfig config,
            SecurityIdentity caller) {
        this.releases = releases;
        this.editions = editions;
        this.downloads = downloads;
        this.config = config;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "Download a release as it was imported, less the removed records",
            description =
                    "Your copy is recorded first; the header `Rescind-Log-Position` says up to which position of the removal "
                            + "log it is clean. You owe the purge of what is removed after it. A download that was cut can be "
                            + "taken up again: `Range: bytes=N-` with `If-Range: <its ETag>` gives the rest, or everything when "
                            + "something was removed meanwhile. With `Accept-Encoding: gzip` it comes compressed, and only whole.")
    @APIResponse(responseCode = "200", description = "The whole release")
    @APIResponse(responseCode = "206", description = "The part that `Range` asks for")
    @APIResponse(responseCode = "304", description = "You have it: nothing has changed since `If-None-Match`")
    @APIResponse(responseCode = "412", description = "It is not what `If-Match` says any more")
    @APIResponse(responseCode = "416", description = "It has no such part")
    public Response get(
            @PathParam("dataset") String dataset,
            @PathParam("release") String name,
            @Context HttpHeaders headers,
            @Context RoutingContext context) {
        Release release = sealed(dataset, name);
        places.take(context);
        Edition edition = editions.open(release);
        try {
            Answer answer = Answer.to(headers, edition);
            if (!answer.hasBody()) {
                edition.close();
                return answer.response().build();
            }
            // Whoever gets bytes holds a copy; who is told that nothing changed got none, and was recorded when it did.
            downloads.record(UUID.fromString(caller.getPrincipal().getName()), release, edition.position());
            return answer.response()
                    .entity(new Delivery(edition, answer.range(), answer.compressed(), context, config))
                    .build();
        } catch (RuntimeException e) {
            edition.close();
            throw e;
        }
    }

    @HEAD
    @Operation(summary = "How long a download would be, and its tag: no copy is recorded")
    public Response head(
            @PathParam("dataset") String dataset,
            @PathParam("release") String name,
            @Context HttpHeaders headers,
            @Context RoutingContext context) {
        Release release = sealed(dataset, name);
        places.take(context);
        try (Edition edition = editions.open(release)) {
            return Answer.to(headers, edition).response().build();
        }
    }

    private Release sealed(String dataset, String name) {
        Release release = releases.find(dataset, name)
                .filter(Release::published)
                .orElseThrow(
                        () -> Problem.NOT_FOUND.with("There is no published release " + name + " of " + dataset + "."));
        if (!release.sealed()) {
            throw Problem.CONFLICT.with("The release is not sealed yet: its imports go on. Try again later.");
        }
        return release;
    }
}
