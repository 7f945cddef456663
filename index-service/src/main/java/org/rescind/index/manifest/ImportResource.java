package org.rescind.index.manifest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rescind.index.manifest.ImportTable.Import;
import org.rescind.web.Cursor;
import org.rescind.web.Ids;
import org.rescind.web.Page;
import org.rescind.web.Problem;
import org.rescind.web.Role;

/** Imports of manifests into releases. */
@Path("/api/v1/datasets/{dataset}/releases/{release}/imports")
@Tag(name = "Imports")
@RolesAllowed(Role.OPS)
class ImportResource {

    /**
     * How far an import is.
     *
     * @param read rows stored so far; loaded + suppressed + quarantined
     * @param etaSeconds until the last byte is received; null when the size is not known or nothing is left
     */
    record Progress(
            UUID id,
            String state,
            long read,
            long loaded,
            long suppressed,
            long quarantined,
            long rowsPerSecond,
            @Nullable Long etaSeconds,
            @Nullable String error) {

        static Progress of(Import which) {
            double seconds = Math.max(which.seconds(), 0.001);
            return new Progress(
                    which.id(),
                    which.state().name().toLowerCase(Locale.ROOT),
                    which.read(),
                    which.loaded(),
                    which.suppressed(),
                    which.quarantined(),
                    Math.round(which.read() / seconds),
                    eta(which, seconds),
                    which.error());
        }

        private static @Nullable Long eta(Import which, double seconds) {
            if (which.totalBytes() == null
                    || which.receivedBytes() == 0
                    || which.state() != ImportTable.State.RECEIVING) {
                return null;
            }
            long left = Math.max(0, which.totalBytes() - which.receivedBytes());
            return Math.round(left / (which.receivedBytes() / seconds));
        }
    }

    private final Imports imports;
    private final ImportTable table;
    private final QuarantinedRowTable quarantine;
    private final ImportReceiver receiver;
    private final ImportWorker worker;
    private final Ids ids;

    ImportResource(
            Imports imports,
            ImportTable table,
            QuarantinedRowTable quarantine,
            ImportReceiver receiver,
            ImportWorker worker,
            Ids ids) {
        this.imports = imports;
        this.table = table;
        this.quarantine = quarantine;
        this.receiver = receiver;
        this.worker = worker;
        this.ids = ids;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Import a file into a release",
            description =
                    "The body is the file: plain, gzip or bzip2, of any size. The answer comes when the last byte is durable; "
                            + "the records are visible when the state is `completed`. With an `id` of your own you can poll while "
                            + "you send, and send again after a failure: what is stored is skipped. The formats, what is read of "
                            + "each, and why a row may be refused: docs/manifests.md.")
    public Response post(
            @PathParam("dataset") String dataset,
            @PathParam("release") String release,
            @Parameter(
                            description =
                                    "How the file is laid out. Of `csv`, `tsv` and `jsonl` the parameters `photo`, `url`, "
                                            + "`nsid` and `alias` say which column, or member, is what; other formats take none of them.",
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "yfcc100m",
                                                "dif",
                                                "megaface",
                                                "divefaces",
                                                "pipa",
                                                "ffhq",
                                                "csv",
                                                "tsv",
                                                "jsonl"
                                            }),
                            example = "yfcc100m")
                    @QueryParam("format")
                    @DefaultValue("")
                    String format,
            @Parameter(description = "A UUID of your own, kept for sending this file again.")
                    @QueryParam("id")
                    @Nullable
                    UUID id,
            @Parameter(
                            description =
                                    "Where the photo's decimal id is: the column's name in the header, its number from 1 without "
                                            + "one, or the JSON member, nested ones with dots. At least one of `photo` and `url`; where both "
                                            + "are, they have to agree.",
                            example = "photo_id")
                    @QueryParam("photo")
                    @Nullable
                    String photo,
            @Parameter(
                            description = "Where a link to the photo is, of any form that is read as a photo.",
                            example = "image.url")
                    @QueryParam("url")
                    @Nullable
                    String url,
            @Parameter(description = "Where the account's id is, such as 12345678@N00.", example = "owner")
                    @QueryParam("nsid")
                    @Nullable
                    String nsid,
            @Parameter(description = "Where the account's path alias is.", example = "path_alias")
                    @QueryParam("alias")
                    @Nullable
                    String alias,
            @Parameter(
                            description =
                                    "Whether the first line has the names of the columns. Of `csv` and `tsv` only.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
                    @QueryParam("header")
                    @Nullable
                    @Pattern(regexp = "true|false", message = "must be true or false")
                    String header,
            @Parameter(hidden = true) @HeaderParam("Content-Length") @Nullable Long length,
            InputStream body) {
        Boolean hasHeader = header == null ? null : Boolean.valueOf(header);
        Layout layout = Layout.of(format, new Mapping(photo, url, nsid, alias, hasHeader));
        Import which = imports.start(id == null ? ids.next() : id, dataset, release, layout, length);
        receiver.receive(which, layout, body);
        worker.wake();
        URI location = URI.create("/api/v1/datasets/%s/releases/%s/imports/%s".formatted(dataset, release, which.id()));
        return Response.accepted(Map.of("id", which.id())).location(location).build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "How far an import is")
    public Progress get(@PathParam("dataset") String dataset, @PathParam("id") UUID id) {
        return Progress.of(existing(dataset, id));
    }

    @GET
    @Path("{id}/quarantine")
    @Operation(summary = "The rows that could not be read as records, with line, byte offset and reason")
    public Page<QuarantinedRowTable.QuarantinedRow> quarantine(
            @PathParam("dataset") String dataset,
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        long after = Cursor.readNumber(cursor);
        return Page.of(
                quarantine.list(existing(dataset, id).part(), after, limit + 1),
                limit,
                row -> Long.toString(row.line()));
    }

    private Import existing(String dataset, UUID id) {
        return table.find(id)
                .filter(found -> found.dataset().equals(dataset))
                .orElseThrow(() -> Problem.NOT_FOUND.with("There is no import " + id + " of " + dataset + "."));
    }
}
