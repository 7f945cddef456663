package org.rescind.notifier.copy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.institution.Access;
import org.rescind.notifier.policy.Names;
import org.rescind.web.IdempotentAnswers;
import org.rescind.web.Problem;
import org.rescind.web.Role;

@Path("/api/v1/institutions/{institution}")
@Produces(MediaType.APPLICATION_JSON)
class CopyResource {

    private final Copies copies;
    private final CursorTable cursors;
    private final Access access;
    private final IdempotentAnswers answers;

    CopyResource(Copies copies, CursorTable cursors, Access access, IdempotentAnswers answers) {
        this.copies = copies;
        this.cursors = cursors;
        this.access = access;
        this.answers = answers;
    }

    @POST
    @Path("/copies")
    @RolesAllowed(Role.OPS)
    @Cache(noStore = true)
    @Operation(
            summary = "Record a copy that the institution holds",
            description =
                    "Also of a dataset that is not known yet. Its start is the lowest position ever recorded for it;"
                            + " lowering it sends everything after it again. 201 for a new copy, 200 for a known one.")
    @APIResponse(
            responseCode = "201",
            description = "A new copy",
            content = @Content(schema = @Schema(implementation = Cursors.class)))
    @APIResponse(
            responseCode = "200",
            description = "A known copy",
            content = @Content(schema = @Schema(implementation = Cursors.class)))
    public Response add(
            @RestPath UUID institution,
            @NotNull @Valid NewCopy copy,
            @Parameter(description = IdempotentAnswers.DESCRIPTION) @HeaderParam(IdempotentAnswers.HEADER) @Nullable
                    String key) {
        access.mayActFor(institution);
        return answers.once(key, copy, () -> add(institution, copy));
    }

    private Response add(UUID institution, NewCopy copy) {
        long position = copy.position() == null ? 0 : copy.position();
        boolean created = copies.record(institution, copy.dataset(), copy.release(), position, copy.downloadedAt());
        return Response.status(created ? Response.Status.CREATED : Response.Status.OK)
                .entity(cursors.find(institution, copy.dataset()).orElseThrow(NoSuchCopy::problem))
                .build();
    }

    @POST
    @Path("/copies/{dataset}/{release}/retirement")
    @RolesAllowed(Role.OPS)
    @Cache(noStore = true)
    @Operation(summary = "Say that the institution holds the copy no longer, or never did: nothing more is owed for it")
    public Cursors retire(
            @RestPath UUID institution,
            @RestPath String dataset,
            @RestPath String release,
            @NotNull @Valid Retirement retirement) {
        access.mayActFor(institution);
        if (retirement.to() != null && retirement.reason() != RetiredReason.TRANSFERRED) {
            throw Problem.INVALID_REQUEST.with(
                    "See \"errors\" for what is wrong where.",
                    Map.of("errors", List.of(Map.of("pointer", "/to", "detail", "goes with \"transferred\" only"))));
        }
        return copies.retire(institution, dataset, release, retirement.reason(), retirement.to());
    }

    @POST
    @Path("/replay")
    @RolesAllowed({Role.OPS, Role.INSTITUTION})
    @Cache(noStore = true)
    @Operation(summary = "Send everything after a position again; clamped to the institution's lowest start")
    public Cursors replay(@RestPath UUID institution, @NotNull @Valid Replay replay) {
        access.mayActFor(institution);
        return copies.replay(institution, replay.dataset(), replay.after());
    }

    @Schema(examples = """
            {"dataset": "dif", "release": "1.0", "downloadedAt": "2019-03-01T00:00:00Z", "position": 0}""")
    record NewCopy(
            @NotNull @Pattern(regexp = Names.DATASET) String dataset,
            @NotNull @Pattern(regexp = Names.RELEASE) String release,
            @NotNull Instant downloadedAt,
            @Nullable @PositiveOrZero Long position) {}

    /** @param to who has it now */
    @Schema(examples = """
            {"reason": "transferred", "to": "University of Elsewhere"}""")
    record Retirement(
            @NotNull RetiredReason reason,
            @Nullable @Size(max = 200) String to) {}

    @Schema(examples = """
            {"dataset": "dif", "after": 812}""")
    record Replay(
            @NotNull String dataset,
            @NotNull @PositiveOrZero Long after) {}
}
