package org.rescind.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rescind.messaging.Quarantine;
import org.rescind.messaging.QuarantinedMessage;

/** Messages that this service could not apply: to be looked at, and driven again or discarded. */
@Path("/api/v1/quarantine")
@Tag(name = "Operations")
@RolesAllowed(Role.OPS)
public class QuarantineResource {

    private final Quarantine quarantine;

    QuarantineResource(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    @GET
    @Operation(
            summary =
                    "The messages that wait for a person, the oldest first, with the first 1,024 bytes of each in base64")
    @APIResponse(responseCode = "200", content = @Content(examples = @ExampleObject(name = "one", value = """
                    {"items": [{"id": 7, "topic": "removal-log", "partition": 4, "offset": 812, "key": "dif",
                                "type": "org.rescind.removals-appended.v1", "size": 11,
                                "reason": "not a readable org.rescind.removals-appended.v1: line 1 column 11",
                                "quarantinedAt": "2026-11-22T10:00:00Z", "bytes": "eyJkYXRhc2V0Ijo="}],
                     "next": null}""")))
    public Page<QuarantinedMessage> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
        return Page.of(
                quarantine.list(Cursor.readNumber(cursor), limit + 1), limit, message -> Long.toString(message.id()));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One of them, with all its bytes in base64")
    public QuarantinedMessage get(@PathParam("id") long id) {
        return quarantine.find(id).orElseThrow(() -> notThere(id));
    }

    @POST
    @Path("{id}/redrive")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Apply a message again",
            description =
                    "Those with the same key that were set aside after it follow, in order, until one is refused.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(examples = @ExampleObject(name = "three", value = "{\"applied\": 3, \"refusal\": null}")))
    public Quarantine.Redriven redrive(@PathParam("id") long id) {
        return quarantine.redrive(id).orElseThrow(() -> notThere(id));
    }

    @POST
    @Path("{id}/discard")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Take a message off the list that nobody needs any more; it stays in the database")
    public void discard(@PathParam("id") long id) {
        if (!quarantine.discard(id)) {
            throw notThere(id);
        }
    }

    private static RuntimeException notThere(long id) {
        return Problem.NOT_FOUND.with("There is no message " + id + " in quarantine.");
    }
}
