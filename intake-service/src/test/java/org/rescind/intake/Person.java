package org.rescind.intake;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody who has asked for removal, and holds the case number and the key. */
public record Person(UUID id, String caseKey) {

    public static final String REQUESTS = "/api/v1/removal-requests";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public static Person asksFor(String... references) {
        return of(submit(body(List.of(references), Map.of())));
    }

    public static Person of(Response response) {
        JsonPath receipt = response.then().statusCode(202).extract().jsonPath();
        return new Person(UUID.fromString(receipt.getString("id")), receipt.getString("caseKey"));
    }

    public static Map<String, Object> body(List<String> references, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("references", references, "relationship", "photographer"));
        body.putAll(more);
        return body;
    }

    public static Response submit(Object body) {
        return given().contentType(ContentType.JSON).body(body).post(REQUESTS);
    }

    public Response get(String path) {
        return given().header("Authorization", "Bearer " + caseKey).get(REQUESTS + "/" + id + path);
    }

    public JsonPath looksAtTheCase() {
        return get("").then().statusCode(200).extract().jsonPath();
    }

    public Response withdraws() {
        return given().header("Authorization", "Bearer " + caseKey).post(REQUESTS + "/" + id + "/withdrawal");
    }

    /** For example {@code in_progress/removing} or {@code fulfilled/null}. */
    public String state() {
        JsonPath view = looksAtTheCase();
        return view.getString("status") + "/" + view.getString("phase");
    }

    public Person awaitsState(String state) {
        await("state " + state).atMost(PATIENCE).until(this::state, state::equals);
        return this;
    }
}
