package org.rescind.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Errors leave as problem documents that say where and why, from here alone. What the library maps well is left to it. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    /** Before those of the library. */
    private static final int FIRST = 1;

    private final AllowedMethods allowed;

    ProblemMappers(AllowedMethods allowed) {
        this.allowed = allowed;
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response unauthenticated(AuthenticationFailedException e) {
        return e.getCause() instanceof HttpProblem problem ? problem.toResponse() : unauthenticated();
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response unauthenticated(UnauthorizedException e) {
        return unauthenticated();
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response forbidden(ForbiddenException e) {
        return Problem.FORBIDDEN
                .with("The key or token is known, but not for this.")
                .toResponse();
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response invalid(ConstraintViolationException e) {
        List<Map<String, String>> errors = e.getConstraintViolations().stream()
                .map(ProblemMappers::error)
                .sorted(Comparator.comparing(error -> String.valueOf(error.get("pointer"))))
                .toList();
        return Problem.INVALID_REQUEST
                .with("See \"errors\" for what is wrong where.", Map.of("errors", errors))
                .toResponse();
    }

    /** Of a single value that is no body, which parameter it is; of a part of the body, where it is. */
    private static Map<String, String> error(ConstraintViolation<?> violation) {
        boolean parameter =
                violation.getInvalidValue() instanceof String || violation.getInvalidValue() instanceof Number;
        String pointer = pointer(violation);
        return parameter && pointer.isEmpty()
                ? Map.of("parameter", last(violation.getPropertyPath()), "detail", violation.getMessage())
                : Map.of("pointer", pointer, "detail", violation.getMessage());
    }

    private static String last(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .map(Path.Node::getName)
                .reduce("", (before, name) -> name);
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response unknownField(UnrecognizedPropertyException e) {
        return unusable(e.getPath(), "is not a field that exists here");
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response wrongValue(InvalidFormatException e) {
        return unusable(e.getPath(), "has a value that cannot be used here");
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response wrongType(MismatchedInputException e) {
        return unusable(e.getPath(), "has a value of the wrong type");
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response malformed(JsonProcessingException e) {
        return HttpProblem.builder()
                .withType(Problem.INVALID_REQUEST.type())
                .withTitle("The body is not JSON")
                .withStatus(400)
                .withDetail("It stops being JSON at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ".")
                .build()
                .toResponse();
    }

    /** Quarkus wraps what Jackson says about text that is not JSON. */
    @ServerExceptionMapper(priority = FIRST)
    public Response refused(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return malformed(json);
        }
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        return status < 500 ? refused(status).toResponse() : failed(e);
    }

    /** Also what a parameter that cannot be read becomes. */
    @ServerExceptionMapper(priority = FIRST)
    public Response notFound(NotFoundException e) {
        return e.getCause() instanceof HttpProblem problem
                ? problem.toResponse()
                : refused(404).toResponse();
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response wrongMethod(NotAllowedException e, UriInfo uri) {
        return Response.fromResponse(refused(405).toResponse())
                .header("Allow", allowed.at(uri.getPath()))
                .build();
    }

    private static HttpProblem refused(int status) {
        return switch (status) {
            case 404 -> Problem.NOT_FOUND.with("There is nothing at this address. /q/openapi lists what there is.");
            case 405 -> Problem.METHOD_NOT_ALLOWED.with("See the header \"Allow\" for the methods that it takes.");
            case 406 ->
                Problem.NOT_ACCEPTABLE.with("Leave out \"Accept\", or ask for what /q/openapi says;"
                        + " nearly everything is application/json.");
            case 415 ->
                Problem.UNSUPPORTED_MEDIA_TYPE.with("Send the \"Content-Type\" that /q/openapi says;"
                        + " nearly everything takes application/json.");
            default ->
                HttpProblem.builder()
                        .withType(Problem.INVALID_REQUEST.type())
                        .withTitle("The request cannot be used as it is")
                        .withStatus(status)
                        .build();
        };
    }

    /** Whatever nobody has thought of. A client learns no more than whether it makes sense to try again. */
    @ServerExceptionMapper(priority = FIRST)
    public Response failed(Exception e) {
        if (DatabaseFaults.isUnstorableText(e)) {
            return Problem.INVALID_REQUEST
                    .with("A text has the character U+0000 in it, which cannot be stored.")
                    .toResponse();
        }
        if (DatabaseFaults.passes(e)) {
            HttpProblem problem = unavailable(e);
            LOG.warnf("answered 503: %s %s", problem.getDetail(), e);
            return problem.toResponse();
        }
        LOG.error("answered 500", e);
        return Problem.INTERNAL_ERROR
                .with("It is in our log. Whether anything was changed is not known; try again a little later.")
                .toResponse();
    }

    static HttpProblem unavailable(Exception e) {
        if (DatabaseFaults.isFull(e)) {
            return Problem.UNAVAILABLE.with(
                    "The database has no space left, which only its operators can change. Send the same again when they have.",
                    Duration.ofMinutes(1));
        }
        return Problem.UNAVAILABLE.with(
                "The database does not answer. Try again a little later; with an Idempotency-Key nothing is done twice.",
                Duration.ofSeconds(5));
    }

    private static Response unusable(List<JsonMappingException.Reference> path, String why) {
        return Problem.INVALID_REQUEST
                .with(
                        "See \"errors\" for what is wrong where.",
                        Map.of("errors", List.of(Map.of("pointer", pointer(path), "detail", why))))
                .toResponse();
    }

    private static Response unauthenticated() {
        HttpProblem problem =
                Problem.UNAUTHENTICATED.with("Send \"Authorization: Bearer <key>\" with a key that is valid here.");
        return Response.fromResponse(problem.toResponse())
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    /** A JSON Pointer (RFC 6901) without the names of our own methods and parameters. */
    private static String pointer(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .skip(2)
                .map(ProblemMappers::step)
                .reduce("", String::concat);
    }

    private static String step(Path.Node node) {
        String index = node.getIndex() == null ? "" : "/" + node.getIndex();
        boolean named = node.getName() != null && !node.getName().startsWith("<");
        return index + (named ? "/" + node.getName() : "");
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .reduce("", String::concat);
    }
}
