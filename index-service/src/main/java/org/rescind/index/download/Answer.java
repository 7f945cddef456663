package org.rescind.index.download;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rescind.web.Problem;

/**
 * What is answered to a request for an edition: all of it, a part, or only that it is as the client knows it. Compressed it
 * is made anew each time, so it has no parts.
 *
 * @param response everything but the body
 */
record Answer(Response.ResponseBuilder response, ByteRange range, boolean compressed, boolean hasBody) {

    private static final Pattern GZIP = Pattern.compile("(x-)?gzip(;q=(1|1\\.0*|0\\.0*[1-9]\\d*))?");

    static Answer to(HttpHeaders headers, Edition edition) {
        Conditions conditions = Conditions.of(headers);
        String plainTag = "\"" + edition.tag() + "\"";
        // Who goes on with a plain download takes the rest of it plain, whatever else their client can read.
        boolean compressed = acceptsGzip(headers.getHeaderString(HttpHeaders.ACCEPT_ENCODING))
                && !conditions.isAboutAPartOf(plainTag);
        String tag = compressed ? "\"" + edition.tag() + "-gzip\"" : plainTag;
        if (conditions.areFailedBy(tag)) {
            throw Problem.PRECONDITION_FAILED.with("It has changed: see If-Match. Download it anew.");
        }
        if (conditions.know(tag)) {
            return new Answer(described(Response.notModified(), edition, tag), ByteRange.whole(0), compressed, false);
        }
        return compressed
                ? compressed(edition, tag)
                : plain(edition, tag, conditions.allowAPartOf(tag) ? headers.getHeaderString("Range") : null);
    }

    private static Answer compressed(Edition edition, String tag) {
        Response.ResponseBuilder response =
                described(Response.ok(), edition, tag).header(HttpHeaders.CONTENT_ENCODING, "gzip");
        return new Answer(response, ByteRange.whole(edition.length()), true, true);
    }

    private static Answer plain(Edition edition, String tag, @Nullable String wanted) {
        long total = edition.length();
        Optional<ByteRange> part = ByteRange.read(wanted, total);
        if (part.isPresent() && part.get().isEmpty()) {
            throw Problem.NO_SUCH_RANGE.with("It has " + total + " bytes.", "Content-Range", "bytes */" + total);
        }
        ByteRange range = part.orElse(ByteRange.whole(total));
        Response.ResponseBuilder response = described(
                        Response.status(part.isPresent() ? Response.Status.PARTIAL_CONTENT : Response.Status.OK),
                        edition,
                        tag)
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.CONTENT_LENGTH, range.length());
        part.ifPresent(asked -> response.header("Content-Range", asked.of(total)));
        return new Answer(response, range, false, true);
    }

    private static Response.ResponseBuilder described(Response.ResponseBuilder response, Edition edition, String tag) {
        return response.header(HttpHeaders.ETAG, tag)
                .header("Rescind-Log-Position", edition.position())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-transform")
                .header(HttpHeaders.VARY, "Accept-Encoding, Authorization")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + edition.fileName() + "\"");
    }

    private static boolean acceptsGzip(@Nullable String header) {
        return header != null
                && Arrays.stream(header.replace(" ", "").split(",", -1))
                        .anyMatch(coding -> GZIP.matcher(coding).matches());
    }
}
