package org.rescind.index;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.rescind.events.RemovalRequested;
import org.rescind.events.RequestResolved;
import org.rescind.web.Ids;

/** What the staff of a dataset's publisher do, through the API; and the requests that intake would send. */
public final class Publisher {

    private static final Ids IDS = new Ids();
    private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime() % 1_000_000 * 1_000);

    private Publisher() {}

    public static RequestSpecification ops() {
        return given().auth().oauth2(IndexStack.OPS_TOKEN);
    }

    /** A number that no other test of this run uses. */
    public static long number() {
        return NUMBERS.incrementAndGet();
    }

    public static String name(String prefix) {
        return prefix + "-" + number();
    }

    public static String nsid() {
        return "7%08d@N%02d".formatted(number() % 100_000_000, number() % 100);
    }

    public static List<String> photos(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Long.toString(85_000_000_000L + number()))
                .toList();
    }

    public static void dataset(String name, boolean published) {
        ops().contentType(ContentType.JSON)
                .body(Map.of("title", "The dataset " + name, "published", published))
                .put("/api/v1/datasets/{d}", name)
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
    }

    public static void release(String dataset, String release) {
        ops().contentType(ContentType.JSON)
                .put("/api/v1/datasets/{d}/releases/{r}", dataset, release)
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
    }

    /** Imports and waits until the records are visible; answers the final progress. */
    public static Map<String, Object> importAll(String dataset, String release, String format, String body) {
        return awaitImport(dataset, release, startImport(dataset, release, format, body));
    }

    /** All of it is stored then; its id. */
    public static String startImport(String dataset, String release, String format, String body) {
        return ops().contentType("application/octet-stream")
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .queryParam("format", format)
                .post("/api/v1/datasets/{d}/releases/{r}/imports", dataset, release)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    public static Map<String, Object> awaitImport(String dataset, String release, String id) {
        return Awaitility.await("import of " + dataset)
                .atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> ops().get("/api/v1/datasets/{d}/releases/{r}/imports/{i}", dataset, release, id)
                                .then()
                                .statusCode(200)
                                .extract()
                                .<Map<String, Object>>path(""),
                        progress -> progress.get("state").equals("completed"));
    }

    public static void seal(String dataset, String release) {
        ops().post("/api/v1/datasets/{d}/releases/{r}/seal", dataset, release)
                .then()
                .statusCode(200);
    }

    public static RemovalRequested.Reference owner(int ordinal, String nsid) {
        return new RemovalRequested.Reference(ordinal, "owner", nsid);
    }

    public static RemovalRequested.Reference photo(int ordinal, String id) {
        return new RemovalRequested.Reference(ordinal, "photo", id);
    }

    public static UUID request(@Nullable List<String> datasets, RemovalRequested.Reference... references) {
        UUID id = IDS.next();
        Topics.send(new RemovalRequested(id, Instant.now(), datasets, List.of(references), 1, 1));
        return id;
    }

    /** The outcome as soon as it is told, of this revision or a later one. */
    public static RequestResolved outcome(UUID request, long revision) {
        List<RequestResolved> told = Topics.await(
                RequestResolved.class,
                event -> event.request().equals(request),
                events -> events.stream().anyMatch(event -> event.revision() >= revision));
        return told.get(told.size() - 1);
    }

    public static RequestResolved outcome(UUID request) {
        return outcome(request, 1);
    }
}
