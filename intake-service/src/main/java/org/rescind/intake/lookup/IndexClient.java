package org.rescind.intake.lookup;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks index over HTTP, for as long as it is told to and no longer: connecting and the last byte included. */
@Singleton
class IndexClient {

    /** More than a thousand references in a dozen releases each. */
    static final int MOST_BYTES = 4 << 20;

    private static final int OK = 200;

    private final Optional<URI> address;
    private final String token;
    private final Duration time;
    private final ObjectMapper json;
    private final HttpClient http;

    IndexClient(LookUpConfig config, ObjectMapper json) {
        this.address = config.indexUrl()
                .filter(url -> config.search().lookUpToken().isPresent())
                .map(url -> URI.create(url + "/api/v1/look-ups"));
        this.token = config.search().lookUpToken().orElse("");
        this.time = config.lookUp().time();
        this.json = json;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(time)
                .build();
    }

    /**
     * What is known of each, in the same order.
     *
     * @param left how long it may take
     */
    List<IndexAnswer.Reference> ask(List<String> references, Duration left) throws NoAnswerException {
        if (address.isEmpty()) {
            throw NoAnswerException.atAll("its address or its token is not set");
        }
        if (left.isNegative() || left.isZero()) {
            throw NoAnswerException.ofThisQuestion("there were too many for the time");
        }
        HttpResponse<byte[]> response =
                within(left, http.sendAsync(request(address.get(), references), status -> new BoundedBody(MOST_BYTES)));
        if (response.statusCode() != OK) {
            throw refused(response.statusCode());
        }
        return read(response.body(), references.size());
    }

    private HttpRequest request(URI to, List<String> references) throws NoAnswerException {
        try {
            return HttpRequest.newBuilder(to)
                    .timeout(time)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(
                            json.writeValueAsBytes(Map.of("references", references))))
                    .build();
        } catch (IOException | IllegalArgumentException e) {
            throw NoAnswerException.ofThisQuestion(
                    "it cannot be asked: " + e.getClass().getSimpleName());
        }
    }

    /** Whatever is still under way then is ended, its connection too. */
    private static <T> T within(Duration left, CompletableFuture<T> sent) throws NoAnswerException {
        try {
            return sent.get(left.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw NoAnswerException.atAll("it took too long");
        } catch (ExecutionException e) {
            throw NoAnswerException.atAll(
                    Objects.requireNonNullElse(e.getCause(), e).getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NoAnswerException.ofThisQuestion("nobody waits any longer");
        } finally {
            sent.cancel(true);
        }
    }

    /** A token that is not known there, or a fault, is met by all; the rest may be due to what was asked. */
    private static NoAnswerException refused(int status) {
        String why = "it answered " + status;
        return switch (status) {
            case 400, 413, 422, 429, 503 -> NoAnswerException.ofThisQuestion(why);
            default -> NoAnswerException.atAll(why);
        };
    }

    private List<IndexAnswer.Reference> read(byte[] body, int references) throws NoAnswerException {
        try {
            IndexAnswer answer = json.readValue(body, IndexAnswer.class);
            if (answer == null || answer.references() == null || !answer.answers(references)) {
                throw NoAnswerException.atAll("it answered something else");
            }
            return answer.references();
        } catch (IOException e) {
            throw NoAnswerException.atAll("it answered something else");
        }
    }
}
