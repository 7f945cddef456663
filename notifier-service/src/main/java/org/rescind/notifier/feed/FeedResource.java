package org.rescind.notifier.feed;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.rescind.notifier.institution.Access;
import org.rescind.web.Role;

@Path("/api/v1/feed")
@RolesAllowed(Role.INSTITUTION)
class FeedResource {

    private final Feed feed;
    private final LogWaiters waiters;
    private final Access access;

    FeedResource(Feed feed, LogWaiters waiters, Access access) {
        this.feed = feed;
        this.waiters = waiters;
        this.access = access;
    }

    @GET
    @Path("/{dataset}")
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    @Cache(noStore = true)
    @Operation(
            summary = "Read the removal log after a position",
            description =
                    "Go on with after=<through> until through = head. What was read completely counts as notified. With"
                            + " wait=<seconds> an answer without entries comes only when there are some, or the time is over.")
    @APIResponse(responseCode = "200", content = @Content(examples = @ExampleObject(value = """
                            {"dataset": "dif", "after": 812, "through": 813, "head": 1812, "entries": [{"position": 813,
                             "photo": "flickr:81636471393", "releases": ["1.0"], "removedAt": "2026-11-22T10:00:00.000Z",
                             "reason": "data_subject_request"}]}""")))
    public Uni<String> read(
            @RestPath String dataset,
            @RestQuery @DefaultValue("0") @PositiveOrZero long after,
            @RestQuery @DefaultValue("1000") @Min(1) @Max(1000) int limit,
            @Parameter(description = "How many seconds to wait for entries when there are none")
                    @RestQuery
                    @DefaultValue("0")
                    @Min(0)
                    @Max(60)
                    int wait,
            @Context RoutingContext context) {
        UUID institution = access.institution();
        FeedPage page = feed.read(institution, dataset, after, limit);
        if (wait == 0 || !page.isEmpty()) {
            return Uni.createFrom().item(send(institution, page, context));
        }
        return waiters.beyond(dataset, page.after(), Duration.ofSeconds(wait))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(longer -> longer ? feed.read(institution, dataset, after, limit) : page)
                .map(later -> send(institution, later, context));
    }

    private String send(UUID institution, FeedPage page, RoutingContext context) {
        if (!page.isEmpty()) {
            context.addEndHandler(sent -> {
                if (sent.succeeded()) {
                    Infrastructure.getDefaultWorkerPool().execute(() -> feed.delivered(institution, page));
                }
            });
        }
        return page.json();
    }
}
