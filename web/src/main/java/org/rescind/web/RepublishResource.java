package org.rescind.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rescind.events.Topic;
import org.rescind.messaging.Relays;

/** Fills Kafka again from the database. */
@Path("/api/v1/republish")
@Tag(name = "Operations")
@RolesAllowed(Role.OPS)
@Consumes(MediaType.APPLICATION_JSON)
public class RepublishResource {

    /** @param topic one that this service fills; null for all of them */
    @Schema(examples = """
            {"topic": "removal-log"}""")
    public record Wanted(@Nullable String topic) {}

    /** @param topics those that are being filled again */
    @Schema(examples = """
            {"topics": ["removal-log"]}""")
    public record Begun(List<String> topics) {}

    private final Relays relays;

    RepublishResource(Relays relays) {
        this.relays = relays;
    }

    @POST
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Begun.class)))
    @Operation(
            summary = "Publish everything again that this service puts on a topic, or on all its topics",
            description =
                    "It does no harm: whoever has an event already passes over it. A topic that was deleted, or lost with"
                            + " its broker, is filled again without being asked.")
    public Response republish(@Nullable Wanted wanted) {
        String named = wanted == null ? null : wanted.topic();
        List<Topic> topics = relays.topics().stream()
                .filter(topic -> named == null || topic.topicName().equals(named))
                .toList();
        if (topics.isEmpty()) {
            throw Problem.INVALID_REQUEST.with(
                    "See \"errors\" for what is wrong where.",
                    Map.of("errors", List.of(Map.of("pointer", "/topic", "detail", "must be one of " + names()))));
        }
        topics.forEach(relays::republish);
        return Response.accepted(new Begun(topics.stream().map(Topic::topicName).toList()))
                .build();
    }

    private String names() {
        return String.join(", ", relays.topics().stream().map(Topic::topicName).toList());
    }
}
