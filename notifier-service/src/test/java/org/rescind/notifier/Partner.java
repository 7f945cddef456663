package org.rescind.notifier;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An institution, driven through the API as operations and as itself. */
public final class Partner {

    /** Its cursors in a dataset; {@code purged} by release. */
    public record Position(long notified, long acknowledged, Map<String, Long> purged) {}

    public final UUID id;
    public final String key;
    public @Nullable String secret;

    private Partner(UUID id, String key) {
        this.id = id;
        this.key = key;
    }

    public static Partner register() {
        return register(Map.of("name", "Institute of Tests", "country", "NL", "contactEmail", "a@b.example"));
    }

    public static Partner register(Map<String, String> registration) {
        Response answer = ops().body(registration).post("/api/v1/institutions");
        answer.then().statusCode(201);
        return new Partner(UUID.fromString(answer.path("id")), answer.path("apiKey"));
    }

    public static RequestSpecification ops() {
        return given().auth().oauth2(Stack.OPS_TOKEN).contentType("application/json");
    }

    public RequestSpecification itself() {
        return given().auth().oauth2(key).contentType("application/json");
    }

    public String path(String rest) {
        return "/api/v1/institutions/" + id + rest;
    }

    public Partner holds(String dataset, String release, long position) {
        Map<String, Object> copy = new HashMap<>();
        copy.put("dataset", dataset);
        copy.put("release", release);
        copy.put("downloadedAt", "2020-01-01T00:00:00Z");
        copy.put("position", position);
        ops().body(copy).post(path("/copies")).then().statusCode(org.hamcrest.Matchers.oneOf(200, 201));
        return this;
    }

    public Partner listensAt(Receiver receiver) {
        putEndpoint(receiver, "full");
        return awaitEndpoint("active");
    }

    public Response putEndpoint(Receiver receiver, String payload) {
        Response answer =
                itself().body(Map.of("url", receiver.url(), "payload", payload)).put(path("/endpoint"));
        String shown = answer.path("secret");
        secret = shown == null ? secret : shown;
        return answer;
    }

    public Partner awaitEndpoint(String state) {
        await("endpoint is " + state)
                .atMost(10, SECONDS)
                .until(() -> endpointState().equals(state));
        return this;
    }

    public String endpointState() {
        return itself().get(path("/endpoint")).path("state");
    }

    public Response attests(String dataset, String release, long through) {
        return itself().body(Map.of(
                        "dataset",
                        dataset,
                        "release",
                        release,
                        "through",
                        through,
                        "deleted",
                        through,
                        "notHeld",
                        0,
                        "statement",
                        "Deleted."))
                .post("/api/v1/attestations");
    }

    public Response acknowledges(String dataset, long through) {
        return itself().body(Map.of("dataset", dataset, "through", through)).post("/api/v1/acknowledgements");
    }

    public Response feed(String dataset, long after, int limit) {
        return itself().queryParam("after", after).queryParam("limit", limit).get("/api/v1/feed/" + dataset);
    }

    public Position position(String dataset) {
        List<Map<String, Object>> datasets = ops().get(path("")).path("datasets");
        Map<String, Object> one = datasets.stream()
                .filter(each -> each.get("dataset").equals(dataset))
                .findFirst()
                .orElseThrow();
        Map<String, Long> purged = new HashMap<>();
        for (Object copy : (List<?>) one.get("copies")) {
            Map<?, ?> fields = (Map<?, ?>) copy;
            purged.put((String) fields.get("release"), ((Number) fields.get("purged")).longValue());
        }
        return new Position(
                ((Number) one.get("notified")).longValue(), ((Number) one.get("acknowledged")).longValue(), purged);
    }

    public Partner awaitNotified(String dataset, long position) {
        await("notified through " + position)
                .atMost(20, SECONDS)
                .until(() -> position(dataset).notified() >= position);
        return this;
    }
}
