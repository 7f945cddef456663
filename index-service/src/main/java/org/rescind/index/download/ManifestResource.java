package org.rescind.index.download;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rescind.index.dataset.ReleaseTable;
import org.rescind.index.dataset.ReleaseTable.Release;
import org.rescind.web.Places;
import org.rescind.web.Problem;
import org.rescind.web.Role;

/** The release itself, for institutions. */
@Path("/api/v1/datasets/{dataset}/releases/{release}/manifest")
@Tag(name = "Downloads")
@RolesAllowed(Role.INSTITUTION)
class ManifestResource {

    /** Each holds a thread and a database connection for as long as the institution reads. */
    private static final int AT_ONCE = 8;

    private final Places places = new Places(AT_ONCE, "downloads");
    private final ReleaseTable releases;
    private final Downloads downloads;
    private final DownloadTable rows;
    private final SecurityIdentity caller;

    ManifestResource(ReleaseTable releases, Downloads downloads, DownloadTable rows, SecurityIdentity caller) {
        this.releases = releases;
        this.downloads = downloads;
        this.rows = rows;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            summary = "Download a release as it was imported, less the removed records",
            description =
                    "Your copy is recorded first; the header `Rescind-Log-Position` says up to which position of the removal "
                            + "log it is clean. You owe the purge of what is removed after it.")
    public Response get(
            @PathParam("dataset") String dataset, @PathParam("release") String name, @Context RoutingContext context) {
        Release release = releases.find(dataset, name)
                .filter(Release::published)
                .orElseThrow(
                        () -> Problem.NOT_FOUND.with("There is no published release " + name + " of " + dataset + "."));
        if (!release.sealed()) {
            throw Problem.CONFLICT.with("The release is not sealed yet: its imports go on. Try again later.");
        }
        places.take(context);
        UUID institution = UUID.fromString(caller.getPrincipal().getName());
        long position = downloads.record(institution, release);
        StreamingOutput body = out -> rows.shelves(release.id()).forEach(shelf -> rows.write(shelf, dataset, out));
        return Response.ok(body)
                .header("Rescind-Log-Position", position)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + dataset + "-" + name + "\"")
                .build();
    }
}
