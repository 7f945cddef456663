package org.rescind.notifier.endpoint;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.institution.Access;
import org.rescind.web.IdempotentAnswers;
import org.rescind.web.Role;

@Path("/api/v1/institutions/{institution}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OPS, Role.INSTITUTION})
@Cache(noStore = true)
class EndpointResource {

    private final Endpoints endpoints;
    private final Access access;
    private final IdempotentAnswers answers;
    private final TestNotice test;

    EndpointResource(Endpoints endpoints, Access access, IdempotentAnswers answers, TestNotice test) {
        this.endpoints = endpoints;
        this.access = access;
        this.answers = answers;
        this.test = test;
    }

    @PUT
    @Path("/endpoint")
    @Operation(
            summary = "Say where to send notices",
            description =
                    "201 with the signing secret when it is new. A moment later the URL gets a signed challenge, and"
                            + " no notice before it has answered {\"challenge\":\"<the same>\"}. A changed URL is challenged anew.")
    public RestResponse<EndpointView> put(@RestPath UUID institution, @NotNull @Valid Wanted target) {
        access.mayActFor(institution);
        Payload payload = target.payload() == null ? Payload.FULL : target.payload();
        EndpointView view = endpoints.put(institution, target.url(), payload, target.header());
        boolean created = view.secret() != null;
        return RestResponse.ResponseBuilder.create(created ? RestResponse.Status.CREATED : RestResponse.Status.OK, view)
                .build();
    }

    @GET
    @Path("/endpoint")
    @Operation(summary = "The endpoint, its state, since when, and the last error")
    public EndpointView get(@RestPath UUID institution) {
        access.mayActFor(institution);
        return endpoints.find(institution).orElseThrow(Endpoints::none);
    }

    @POST
    @Path("/endpoint/secret")
    @Operation(
            summary = "Replace the signing secret; the new one is shown here and never again",
            description =
                    "Both secrets sign for some hours, so that no notice is refused while the receiver is changed over.")
    @APIResponse(
            responseCode = "200",
            description = "Replaced",
            content = @Content(schema = @Schema(implementation = EndpointView.class)))
    public Response replaceSecret(
            @RestPath UUID institution,
            @Parameter(description = "How many hours the old secret signs too. 0 when it has leaked.")
                    @RestQuery
                    @DefaultValue("24")
                    @Min(0)
                    @Max(168)
                    int overlapHours,
            @Parameter(description = IdempotentAnswers.DESCRIPTION) @HeaderParam(IdempotentAnswers.HEADER) @Nullable
                    String key) {
        access.mayActFor(institution);
        return answers.once(
                key,
                "",
                () -> Response.ok(endpoints.replaceSecret(institution, Duration.ofHours(overlapHours)))
                        .build());
    }

    @POST
    @Path("/endpoint/test")
    @Blocking
    @Operation(
            summary = "Send a signed message without entries now, and see what came of it",
            description =
                    "Of type org.rescind.test-notice.v1. It moves no cursor. Only to an endpoint that has answered its"
                            + " challenge, one at a time.")
    public Uni<TestResult> test(@RestPath UUID institution) {
        access.mayActFor(institution);
        return test.send(endpoints.verifiedTarget(institution));
    }

    @POST
    @Path("/endpoint/challenge")
    @Operation(summary = "Challenge the endpoint again; notices wait until it has answered")
    public EndpointView challenge(@RestPath UUID institution) {
        return endpoints.challengeAgain(institution);
    }

    @POST
    @Path("/pause")
    @Operation(summary = "Send no notices until resumed; what is owed stays owed, and the feed goes on")
    public EndpointView pause(@RestPath UUID institution) {
        return endpoints.pause(institution);
    }

    @POST
    @Path("/resume")
    @Operation(summary = "Go on sending; an endpoint that was disabled, or never verified, is challenged first")
    public EndpointView resume(@RestPath UUID institution) {
        return endpoints.resume(institution);
    }

    @Schema(examples = """
            {"url": "https://hooks.somewhere.example/rescind", "payload": "full"}""")
    record Wanted(
            @NotBlank String url,
            @Nullable Payload payload,
            @Nullable GatewayHeader header) {}
}
