package org.rescind.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Errors leave as problem documents that say where and why, from here alone. What the library maps well is left to it. */
class ProblemMappers {

    @ServerExceptionMapper
    @Priority(Priorities.USER - 100)
    public Response unauthenticated(AuthenticationFailedException e) {
        return e.getCause() instanceof HttpProblem problem ? problem.toResponse() : unauthenticated();
    }

    @ServerExceptionMapper
    @Priority(Priorities.USER - 100)
    public Response unauthenticated(UnauthorizedException e) {
        return unauthenticated();
    }

    @ServerExceptionMapper
    @Priority(Priorities.USER - 100)
    public Response forbidden(ForbiddenException e) {
        return Problem.FORBIDDEN
                .with("The key or token is known, but not for this.")
                .toResponse();
    }

    @ServerExceptionMapper
    @Priority(Priorities.USER - 100)
    public Response invalid(ConstraintViolationException e) {
        List<Map<String, String>> errors = e.getConstraintViolations().stream()
                .map(violation -> Map.of("pointer", pointer(violation), "detail", violation.getMessage()))
                .sorted(java.util.Comparator.comparing(error -> String.valueOf(error.get("pointer"))))
                .toList();
        return Problem.INVALID_REQUEST
                .with("See \"errors\" for what is wrong where.", Map.of("errors", errors))
                .toResponse();
    }

    @ServerExceptionMapper
    @Priority(Priorities.USER - 100)
    public Response malformed(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            Map<String, String> error =
                    Map.of("pointer", pointer(mapping.getPath()), "detail", "has no value that can be used here");
            return Problem.INVALID_REQUEST
                    .with("See \"errors\" for what is wrong where.", Map.of("errors", List.of(error)))
                    .toResponse();
        }
        return HttpProblem.builder()
                .withType(Problem.INVALID_REQUEST.type())
                .withTitle("The body is not JSON")
                .withStatus(400)
                .withDetail("It stops being JSON at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ".")
                .build()
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
