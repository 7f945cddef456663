package org.rescind.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The kinds of problem (RFC 9457) that our APIs answer with. {@code docs/problems.md} has a paragraph for each. */
public enum Problem {
    INVALID_REQUEST("invalid-request", 422, "The request cannot be used as it is"),
    NOTHING_READABLE("nothing-readable", 422, "None of the references could be read"),
    UNKNOWN_DATASET("unknown-dataset", 422, "There is no such published dataset"),
    UNKNOWN_FORMAT("unknown-format", 422, "There is no such import format"),
    UNREADABLE_IMPORT("unreadable-import", 422, "The file could not be imported"),
    INVALID_CURSOR("invalid-cursor", 400, "The cursor is not one that we gave out"),
    UNAUTHENTICATED("unauthenticated", 401, "The key or token is missing or wrong"),
    KEY_NOT_YET_KNOWN("key-not-yet-known", 503, "The key is too new to be known here"),
    FORBIDDEN("forbidden", 403, "The key or token does not allow this"),
    NOT_FOUND("not-found", 404, "There is no such thing"),
    CONFLICT("conflict", 409, "The present state does not allow this"),
    KEY_REUSED("idempotency-key-reused", 422, "The Idempotency-Key was used for something else"),
    STILL_RUNNING("still-running", 409, "The same request is still running"),
    BEYOND_HEAD("beyond-head", 409, "The position is beyond the head of the log"),
    PRECONDITION_FAILED("precondition-failed", 412, "It is not what it was"),
    NO_SUCH_RANGE("no-such-range", 416, "It has no such part"),
    CHALLENGE_REQUIRED("challenge-required", 422, "The request needs a proof of work"),
    TOO_MANY("too-many", 429, "There were too many of these requests"),
    TOO_LARGE("too-large", 413, "The request is too large"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "This address does not take that method"),
    NOT_ACCEPTABLE("not-acceptable", 406, "There is no answer of the kinds that were asked for"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body is of a kind that is not taken here"),
    BUSY("busy", 503, "There is too much of this at the moment"),
    UNAVAILABLE("unavailable", 503, "The service cannot answer at the moment"),
    INTERNAL_ERROR("internal-error", 500, "Something is wrong on our side");

    private final String slug;
    private final int status;
    private final String title;

    Problem(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    public URI type() {
        return URI.create("/problems/" + slug);
    }

    public int status() {
        return status;
    }

    /** @param detail what is wrong here and what to do about it, in plain words; never a secret or personal data */
    public HttpProblem with(String detail) {
        return builder(detail).build();
    }

    public HttpProblem with(String detail, Map<String, Object> more) {
        var builder = builder(detail);
        more.forEach(builder::with);
        return builder.build();
    }

    /** @param retryAfter when trying again makes sense */
    public HttpProblem with(String detail, Duration retryAfter) {
        return with(detail, "Retry-After", Long.toString(retryAfter.toSeconds()));
    }

    /** @param header that goes with the answer */
    public HttpProblem with(String detail, String header, String value) {
        return builder(detail).withHeader(header, value).build();
    }

    private HttpProblem.Builder builder(String detail) {
        return HttpProblem.builder()
                .withType(type())
                .withTitle(title)
                .withStatus(status)
                .withDetail(detail);
    }
}
