package org.rescind.index.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rescind.index.removal.Alias;
import org.rescind.web.Problem;
import org.rescind.web.Role;

/** Whose path aliases were whose. */
@Path("/api/v1/accounts/aliases")
@Tag(name = "Accounts")
@RolesAllowed(Role.OPS)
class AliasResource {

    /**
     * What became of the lines.
     *
     * @param read lines, without the first one of names and empty ones
     * @param stored those that are known now, also when they were before
     * @param refused the first 1,000 that could not be read; nothing of them was stored
     */
    record Stored(long read, long stored, List<AliasFile.Refused> refused) {}

    static final int MOST_REFUSED = 1_000;

    /** Lines in one transaction, during which no request is resolved. */
    private static final int BATCH = 5_000;

    private final Aliases aliases;

    AliasResource(Aliases aliases) {
        this.aliases = aliases;
    }

    @POST
    @Consumes({"text/csv", MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            summary = "Tell which accounts had which path aliases",
            description =
                    "CSV of any size with the columns `alias,nsid,from,until`; the dates are ISO 8601, empty when they are not "
                            + "known. Requests that wait for an alias are resolved at once. An alias that two accounts have had is "
                            + "`ambiguous` from then on. Sending a file again changes nothing.")
    public Stored post(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            examples =
                                                    @ExampleObject(
                                                            value =
                                                                    "alias,nsid,from,until\nzq-vel_2,712345678@N00,2006-01-31,\n")))
                    InputStream body) {
        AliasFile file = new AliasFile(body);
        long stored = 0;
        try {
            for (List<Alias> next = file.next(BATCH); !next.isEmpty(); next = file.next(BATCH)) {
                aliases.learn(next);
                stored += next.size();
            }
        } catch (IOException e) {
            throw Problem.UNREADABLE_IMPORT.with(
                    "The connection was lost. Send the file again: what is stored already does no harm.");
        }
        return new Stored(file.read(), stored, file.refused());
    }
}
