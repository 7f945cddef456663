package org.rescind.index.download;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a client knows already, and what it wants only if that is still so (RFC 9110, section 13). Our tags have no comma. */
record Conditions(
        @Nullable String match,
        @Nullable String noneMatch,
        @Nullable String ifRange) {

    static Conditions of(HttpHeaders headers) {
        return new Conditions(
                headers.getHeaderString(HttpHeaders.IF_MATCH),
                headers.getHeaderString(HttpHeaders.IF_NONE_MATCH),
                headers.getHeaderString("If-Range"));
    }

    boolean areFailedBy(String tag) {
        return match != null && !names(match, tag);
    }

    boolean know(String tag) {
        return noneMatch != null && names(noneMatch.replace("W/", ""), tag);
    }

    /** A part of what is there now belongs to what the client has. A date never says so: a second is too long. */
    boolean allowAPartOf(String tag) {
        return ifRange == null || ifRange.strip().equals(tag);
    }

    /** The client has a part of this, and wants more of it. */
    boolean isAboutAPartOf(String tag) {
        return ifRange != null && allowAPartOf(tag);
    }

    private static boolean names(String header, String tag) {
        return Arrays.stream(header.split(",", -1))
                .map(String::strip)
                .anyMatch(named -> named.equals("*") || named.equals(tag));
    }
}
