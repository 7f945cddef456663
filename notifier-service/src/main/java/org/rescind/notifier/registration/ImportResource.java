package org.rescind.notifier.registration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.registration.TextLines.TextLine;
import org.rescind.web.Problem;
import org.rescind.web.Role;

/** Who downloaded what before there was this service. */
@Path("/api/v1/copies/imports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPS)
@Tag(name = "Registration")
class ImportResource {

    private static final Logger LOG = Logger.getLogger(ImportResource.class);

    static final int MOST_LINES = 100_000;

    /** Lines in one transaction. */
    private static final int PART = 200;

    private final HistoricalDownloads downloads;
    private final LineReading reading;

    ImportResource(HistoricalDownloads downloads, LineReading reading) {
        this.downloads = downloads;
        this.reading = reading;
    }

    @POST
    @Consumes({"text/csv", MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM})
    @Cache(noStore = true)
    @Operation(
            summary = "Register historical downloads, with the institutions that made them",
            description = "CSV in UTF-8 of at most 100,000 lines; the first line names the columns, in any order:"
                    + " `institution`, `country`, `contactEmail`, `dataProtectionEmail`?, `dataset`, `release`,"
                    + " `downloadedAt`, `position`? (0), or `id` of an institution that is registered instead of its name,"
                    + " country and address. An institution is known by its name and contact, and is created when it is"
                    + " not. Whoever is registered late gets everything since its position. Sending a file again changes"
                    + " nothing, and brings nothing back that was retired since.")
    public Report post(
            @Parameter(description = "Change nothing, and tell what would be changed") @RestQuery @DefaultValue("false")
                    boolean dryRun,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            examples =
                                                    @ExampleObject(
                                                            value =
                                                                    "institution,country,contactEmail,dataset,release,downloadedAt,position\n"
                                                                            + "University of Somewhere,NL,faces@somewhere.example,dif,1.0,2019-03-01,0\n")))
                    InputStream body) {
        try {
            TextLines lines = new TextLines(body);
            return read(lines, columns(lines.next()), dryRun);
        } catch (IOException e) {
            throw Problem.UNREADABLE_IMPORT.with("The connection was lost. Send the file again: what is stored already"
                    + " does no harm. Institutions that were created meanwhile need a new key each.");
        }
    }

    private static Columns columns(@Nullable TextLine header) {
        if (header == null || header.fault() != null || header.text().isEmpty()) {
            throw Problem.UNREADABLE_IMPORT.with("The first line has to name the columns, in UTF-8.");
        }
        Columns columns = new Columns(header.text());
        if (!columns.missing().isEmpty()) {
            throw Problem.UNREADABLE_IMPORT.with(
                    "The first line has to name the columns. It lacks: " + String.join(", ", columns.missing()) + ".");
        }
        return columns;
    }

    private Report read(TextLines lines, Columns columns, boolean dryRun) throws IOException {
        Report.Tally tally = new Report.Tally();
        HistoricalDownloads.Imagined imagined = dryRun ? new HistoricalDownloads.Imagined() : null;
        List<Download> part = new ArrayList<>();
        long read = 0;
        for (TextLine line = lines.next(); line != null; line = lines.next()) {
            if (line.text().isEmpty() && line.fault() == null) {
                continue;
            }
            if (++read > MOST_LINES) {
                tally.refuse(line.number(), "a file has at most " + MOST_LINES + " lines: send the rest as another");
                break;
            }
            read(line, columns, part, tally);
            if (part.size() == PART) {
                take(part, imagined, tally);
            }
        }
        take(part, imagined, tally);
        return tally.report(dryRun, read, columns.ignored());
    }

    private void read(TextLine line, Columns columns, List<Download> part, Report.Tally tally) {
        if (line.fault() != null) {
            tally.refuse(line.number(), line.fault());
            return;
        }
        try {
            part.add(reading.read(line.number(), columns.read(line.text())));
        } catch (UnusableLineException e) {
            tally.refuse(line.number(), e.reason());
        }
    }

    /** The report has keys that are shown once: a part that fails must not take it away. */
    private void take(List<Download> part, HistoricalDownloads.@Nullable Imagined imagined, Report.Tally tally) {
        try {
            if (!part.isEmpty()) {
                tally.add(downloads.take(part, imagined));
            }
        } catch (RuntimeException e) {
            LOG.error("a part of a file could not be stored", e);
            part.forEach(download -> tally.refuse(download.line(), "could not be stored now: send the file again"));
        }
        part.clear();
    }
}
