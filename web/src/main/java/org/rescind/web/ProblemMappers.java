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
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Errors leave as problem documents that say where and why, from here alone. What the library maps well is left to it. */
public class ProblemMappers {

    /** Before those of the library. */
    private static final int FIRST = 1;

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
                .map(violation -> Map.of("pointer", pointer(violation), "detail", violation.getMessage()))
                .sorted(Comparator.comparing(error -> String.valueOf(error.get("pointer"))))
                .toList();
        return Problem.INVALID_REQUEST
                .with("See \"errors\" for what is wrong where.", Map.of("errors", errors))
                .toResponse();
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
        Response.StatusType status = e.getResponse().getStatusInfo();
        HttpProblem.Builder problem = HttpProblem.builder().withStatus(status).withTitle(status.getReasonPhrase());
        e.getResponse()
                .getStringHeaders()
                .forEach((name, values) -> problem.withHeader(name, String.join(", ", values)));
        return problem.build().toResponse();
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
