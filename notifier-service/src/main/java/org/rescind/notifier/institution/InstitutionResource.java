package org.rescind.notifier.institution;

import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.rescind.events.InstitutionChanged;
import org.rescind.web.ApiKey;
import org.rescind.web.Cursor;
import org.rescind.web.IdempotentAnswers;
import org.rescind.web.Problem;
import org.rescind.web.Role;

@Path("/api/v1/institutions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPS)
class InstitutionResource {

    private static final String BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

    private final Institutions institutions;
    private final Access access;
    private final IdempotentAnswers answers;

    InstitutionResource(Institutions institutions, Access access, IdempotentAnswers answers) {
        this.institutions = institutions;
        this.access = access;
        this.answers = answers;
    }

    @POST
    @Cache(noStore = true)
    @Operation(summary = "Register an institution; its API key is shown here and never again")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Registered.class)))
    public Response register(
            @NotNull @Valid Registration registration,
            @Parameter(description = IdempotentAnswers.DESCRIPTION) @HeaderParam(IdempotentAnswers.HEADER) @Nullable
                    String key) {
        return answers.once(key, registration, () -> register(registration));
    }

    private Response register(Registration registration) {
        ApiKey key = institutions.register(registration);
        return Response.created(URI.create("/api/v1/institutions/" + key.institution()))
                .entity(new Registered(key.institution(), key.value()))
                .build();
    }

    @PUT
    @Path("/{institution}/contacts")
    @RolesAllowed({Role.OPS, Role.INSTITUTION})
    @Cache(noStore = true)
    @Operation(summary = "Say who is written to when something is late")
    public Contacts contacts(@RestPath UUID institution, @NotNull @Valid Contacts contacts) {
        access.mayActFor(institution);
        institutions.contacts(institution, contacts);
        return contacts;
    }

    @POST
    @Path("/{institution}/api-key")
    @Cache(noStore = true)
    @Operation(
            summary = "Replace an institution's API key; the new one is shown here and never again",
            description = "For a key that was lost or is known to others. The old one ends at once.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Registered.class)))
    public Response replaceKey(
            @RestPath UUID institution,
            @Parameter(description = IdempotentAnswers.DESCRIPTION) @HeaderParam(IdempotentAnswers.HEADER) @Nullable
                    String key) {
        access.mayActFor(institution);
        return answers.once(
                key,
                "",
                () -> Response.ok(new Registered(
                                institution,
                                institutions.replaceKey(institution).value()))
                        .build());
    }

    @GET
    @Cache(noStore = true)
    @Operation(summary = "All institutions, in the order in which they were registered")
    public org.rescind.web.Page<Item> list(
            @RestQuery @Nullable String cursor, @RestQuery @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        UUID after = after(cursor);
        List<Institution> oneMore = Institution.<Institution>find("id > ?1", Sort.by("id"), after)
                .page(Page.ofSize(limit + 1))
                .list();
        return org.rescind.web.Page.of(oneMore.stream().map(Item::of).toList(), limit, item -> "" + item.id());
    }

    private static UUID after(@Nullable String cursor) {
        try {
            return UUID.fromString(Cursor.read(cursor, BEFORE_ALL));
        } catch (IllegalArgumentException e) {
            throw Problem.INVALID_CURSOR.with("Use the value of \"next\" of the part before.");
        }
    }

    @Schema(examples = """
            {"id": "019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071", "apiKey": "rsk_019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071_…"}""")
    record Registered(UUID id, String apiKey) {}

    record Item(
            UUID id,
            String name,
            String country,
            String contactEmail,
            @Nullable String dataProtectionEmail,
            InstitutionChanged.Status status,
            Instant createdAt) {
        static Item of(Institution i) {
            return new Item(i.id, i.name, i.country, i.contactEmail, i.dataProtectionEmail, i.status, i.createdAt);
        }
    }
}
