package org.rescind.intake.request;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where a person takes a request back. */
@Path("/api/v1/removal-requests/{id}/withdrawal")
@Produces(MediaType.APPLICATION_JSON)
class WithdrawalResource {

    record Answer(
            UUID id,
            Status status,
            @Nullable Phase phase,
            @Nullable Withdrawal withdrawal) {}

    private final CaseKeys cases;
    private final WithdrawalDesk desk;

    WithdrawalResource(CaseKeys cases, WithdrawalDesk desk) {
        this.cases = cases;
        this.desk = desk;
    }

    @POST
    @PermitAll
    @Cache(noStore = true)
    @Operation(
            summary = "Withdraw a request",
            description =
                    "With the case key. What is already in a removal log stays removed: then the case goes on and says"
                            + " too_late. Asking again changes nothing.")
    @APIResponse(
            responseCode = "202",
            description = "The wish is stored; the index decides whether it comes in time",
            content = @Content(examples = @ExampleObject(name = "withdrawn", value = RequestExamples.WITHDRAWN)))
    public RestResponse<Answer> withdraw(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        RemovalRequest request = desk.withdraw(cases.open(id, authorization).id());
        return RestResponse.ResponseBuilder.<Answer>accepted()
                .entity(new Answer(request.id(), request.status(), request.phase(), request.withdrawal()))
                .build();
    }
}
