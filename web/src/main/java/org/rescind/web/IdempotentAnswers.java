package org.rescind.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client that had no answer may ask again without doing it twice: with the same {@code Idempotency-Key} it gets the
 * first answer, for a day. The answer is kept in the transaction of the effect, so that neither exists without the other.
 */
@Singleton
public class IdempotentAnswers {

    public static final String HEADER = "Idempotency-Key";

    /** For the OpenAPI document. */
    public static final String DESCRIPTION =
            "22 to 128 characters with at least 128 random bits, made anew for each thing that is asked. Sent again within 24"
                    + " hours with the same body it gets the first answer again; with another body 422; while the first is"
                    + " still running 409.";

    static final Duration KEPT = Duration.ofHours(24);

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{22,128}");

    /**
     * @param bodySha256 of what was asked
     * @param body the answer, as it was sent
     */
    record Answer(String bodySha256, int status, @Nullable String location, String body) {}

    private final IdempotencyTable table;
    private final Instance<Encryption> encryption;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final Request request;
    private final UriInfo uri;
    private final SecurityIdentity caller;

    /** @param encryption a service that keeps no answers has none */
    IdempotentAnswers(
            IdempotencyTable table,
            Instance<Encryption> encryption,
            ObjectMapper json,
            InstantSource clock,
            Request request,
            UriInfo uri,
            SecurityIdentity caller) {
        this.table = table;
        this.encryption = encryption;
        this.json = json;
        this.clock = clock;
        this.request = request;
        this.uri = uri;
        this.caller = caller;
    }

    /**
     * Runs the work, unless it has been run for this key: then the answer is what it was.
     *
     * @param key what the client sent as {@value #HEADER}; without one the work is run
     * @param body what is asked, apart from the path
     * @param work answers 2xx or throws, and takes part in the transaction of the calling thread
     */
    public Response once(@Nullable String key, Object body, Supplier<Response> work) {
        if (key == null) {
            return work.get();
        }
        if (!FORM.matcher(key).matches()) {
            throw malformed();
        }
        String bodySha256 = Sha256.hex(write(body));
        return QuarkusTransaction.joiningExisting().call(() -> once(endpoint(), Sha256.hex(key), bodySha256, work));
    }

    private Response once(String endpoint, String keySha256, String bodySha256, Supplier<Response> work) {
        if (!table.lock(endpoint, keySha256)) {
            throw Problem.STILL_RUNNING.with(
                    "A request with this Idempotency-Key is still running. Ask again for its answer.",
                    Duration.ofSeconds(1));
        }
        String place = "idempotent-answer/" + endpoint + "/" + keySha256;
        Instant now = clock.instant();
        Optional<byte[]> known = table.find(endpoint, keySha256, now.minus(KEPT));
        if (known.isPresent()) {
            return again(read(encryption.get().decrypt(known.get(), place)), bodySha256);
        }
        Answer answer = answer(bodySha256, work.get());
        table.insert(endpoint, keySha256, encryption.get().encrypt(write(answer), place), now);
        return response(answer);
    }

    private static Response again(Answer answer, String bodySha256) {
        if (!answer.bodySha256().equals(bodySha256)) {
            throw Problem.KEY_REUSED.with(
                    "This Idempotency-Key came with another body before. Take a new key for something new.",
                    Map.of("errors", errors("came with another body before")));
        }
        return response(answer);
    }

    private Answer answer(String bodySha256, Response response) {
        URI location = response.getLocation();
        return new Answer(
                bodySha256,
                response.getStatus(),
                location == null ? null : location.toString(),
                write(response.getEntity()));
    }

    private static Response response(Answer answer) {
        Response.ResponseBuilder response =
                Response.status(answer.status()).entity(answer.body()).type(MediaType.APPLICATION_JSON_TYPE);
        return answer.location() == null
                ? response.build()
                : response.location(URI.create(answer.location())).build();
    }

    private String endpoint() {
        return request.getMethod() + " " + uri.getPath() + " "
                + (caller.isAnonymous() ? "anybody" : caller.getPrincipal().getName());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write JSON", e);
        }
    }

    private Answer read(String text) {
        try {
            return json.readValue(text, Answer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read a kept answer", e);
        }
    }

    private static HttpProblem malformed() {
        return Problem.INVALID_REQUEST.with(
                "See \"errors\" for what is wrong where.",
                Map.of("errors", errors("must be 22 to 128 visible ASCII characters")));
    }

    private static List<Map<String, String>> errors(String detail) {
        return List.of(Map.of("header", HEADER, "detail", detail));
    }
}
