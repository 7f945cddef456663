package org.rescind.index.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rescind.web.Cursor;
import org.rescind.web.Page;
import org.rescind.web.Role;

/** Datasets and their releases. */
@Path("/api/v1/datasets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Datasets")
class DatasetResource {

    record NewDataset(
            @NotBlank @Size(max = 500) String title,
            @Nullable @Size(max = 64) String derivedFrom,
            @NotNull Boolean published) {}

    record NewRelease(@Nullable LocalDate publishedOn) {}

    private final Datasets datasets;
    private final ObjectMapper json;

    DatasetResource(Datasets datasets, ObjectMapper json) {
        this.datasets = datasets;
        this.json = json;
    }

    @GET
    @PermitAll
    @Operation(summary = "All datasets, by name")
    public Page<DatasetView> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return Page.of(datasets.list(Cursor.read(cursor, ""), limit + 1), limit, DatasetView::name);
    }

    @GET
    @Path("{dataset}")
    @PermitAll
    @Operation(summary = "One dataset with its releases and the head of its removal log")
    public DatasetView get(@PathParam("dataset") String dataset) {
        return datasets.view(dataset);
    }

    @PUT
    @Path("{dataset}")
    @RolesAllowed(Role.OPS)
    @Operation(
            summary = "Create or change a dataset",
            description =
                    "`published: false` makes it a base that only resolves accounts: no log, no downloads, no matches.")
    public Response put(
            @PathParam("dataset") String dataset,
            @RequestBody(content = @Content(mediaType = "application/json", examples = @ExampleObject(value = """
                                    {"title":"Diversity in Faces","derivedFrom":"yfcc100m","published":true}""")))
                    @NotNull
                    @Valid
                    NewDataset body) {
        DatasetName.check(dataset);
        boolean isNew = datasets.put(dataset, body.title(), body.derivedFrom(), body.published());
        return Response.status(isNew ? 201 : 200).entity(datasets.view(dataset)).build();
    }

    @PUT
    @Path("{dataset}/releases/{release}")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @RolesAllowed(Role.OPS)
    @Operation(
            summary = "Create or change a release",
            description = "The body may be left out: `publishedOn` is all that it can say.")
    public Response putRelease(
            @PathParam("dataset") String dataset,
            @PathParam("release") String release,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = NewRelease.class),
                                            examples = @ExampleObject(value = "{\"publishedOn\":\"2019-01-29\"}")))
                    @Nullable
                    String body)
            throws JsonProcessingException {
        DatasetName.checkRelease(release);
        NewRelease wanted = body == null || body.isBlank() ? null : json.readValue(body, NewRelease.class);
        boolean isNew = datasets.putRelease(dataset, release, wanted == null ? null : wanted.publishedOn());
        return Response.status(isNew ? 201 : 200).entity(datasets.view(dataset)).build();
    }

    @POST
    @Path("{dataset}/releases/{release}/seal")
    @RolesAllowed(Role.OPS)
    @Operation(
            summary = "End the imports of a release and make it downloadable",
            description = "Again: 200. During an import: 409.")
    public DatasetView seal(@PathParam("dataset") String dataset, @PathParam("release") String release) {
        datasets.seal(dataset, release);
        return datasets.view(dataset);
    }
}
