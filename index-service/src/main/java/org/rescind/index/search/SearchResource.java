package org.rescind.index.search;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rescind.references.Reading;
import org.rescind.references.References;
import org.rescind.web.Cursor;
import org.rescind.web.Page;

/** Finding oneself. A POST, so that what people look for is in no access log. */
@Path("/api/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search")
class SearchResource {

    record Query(
            @NotNull @Size(max = References.MAX_LENGTH) String reference,
            @Nullable @Size(max = 64) String dataset,
            @Nullable @Size(max = 1_000) String cursor) {}

    /** @param link the photo's page at Flickr */
    record Match(String dataset, String release, String photo, long records, String link) {

        static Match of(SearchTable.Found found) {
            String id = found.photo().substring(found.photo().indexOf(':') + 1);
            return new Match(
                    found.dataset(),
                    found.release(),
                    found.photo(),
                    found.records(),
                    "https://www.flickr.com/photo.gne?id=" + id);
        }
    }

    record Found(
            ReferenceView reference,
            List<Match> matches,
            @Nullable String next) {}

    private static final int PAGE = 100;

    private final SearchTable table;
    private final SearchLimits limits;

    SearchResource(SearchTable table, SearchLimits limits) {
        this.table = table;
        this.limits = limits;
    }

    @POST
    @PermitAll
    @Operation(
            summary = "Which records show a photo, or the photos of an account",
            description = "The answer is the same for a photo that was removed and for one that was never there.")
    public Response search(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples = @ExampleObject(value = "{\"reference\":\"12345678@N00\"}")))
                    @NotNull
                    @Valid
                    Query query,
            @Context RoutingContext context) {
        limits.take(context);
        Reading reading = References.read(query.reference());
        Page<SearchTable.Found> page = Page.of(find(reading, query), PAGE, SearchTable.Found::position);
        return Response.ok(new Found(
                        view(query.reference(), reading),
                        page.items().stream().map(Match::of).toList(),
                        page.next()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private ReferenceView view(String input, Reading reading) {
        return reading.kind() == Reading.Kind.ALIAS
                ? ReferenceView.ofAlias(input, reading, table.accounts(String.valueOf(reading.value())))
                : ReferenceView.of(input, reading);
    }

    private List<SearchTable.Found> find(Reading reading, Query query) {
        String after = Cursor.read(query.cursor(), "");
        String value = String.valueOf(reading.value());
        return switch (reading.kind()) {
            case PHOTO -> table.ofPhoto("flickr:" + value, query.dataset(), after, PAGE + 1);
            case OWNER, ALIAS -> table.ofAccount(reading.kind().wireName(), value, query.dataset(), after, PAGE + 1);
            default -> List.of();
        };
    }
}
