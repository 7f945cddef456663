package org.rescind.endtoend;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescind.stack.Canary;
import org.rescind.stack.Policy;
import org.rescind.stack.StackOptions;
import org.rescind.stack.sample.ManifestLines;

/** Invariant 10 on the running stack: what a person writes, and what is written about them, from the request to its erasure. */
class PrivacyIT {

    /** More than a request may remove before somebody has looked at it. */
    private static final List<String> PHOTOS = IntStream.rangeClosed(1, 5_001)
            .mapToObj(i -> Long.toString(88_000_000_000L + i))
            .toList();

    private static final List<String> SERVICES = List.of("intake", "index", "notifier");

    @TempDir
    static Path data;

    private static World world;
    private static Institution holder;

    private final Canary email = new Canary("canary-" + UUID.randomUUID() + "@example.org");
    private final Canary message = new Canary("My name is canary " + UUID.randomUUID() + " & I live in Coal Street/1.");
    private final Canary pasted = new Canary("please delete canary " + UUID.randomUUID() + "?");
    private final Canary review = new Canary("The reviewer saw canary " + UUID.randomUUID() + " in the photo.");

    @BeforeAll
    static void theStackWithADataset() {
        world = new World(StackOptions.defaults()
                .withFreePorts()
                .withData(data.resolve("stack"))
                .withPolicy(Policy.STRICT)
                .withSetting("intake", "RESCIND_RETENTION_EVERY", "PT0.5S"));
        world.dataset("dif", true);
        world.release(
                "dif",
                "1.0",
                "dif",
                IntStream.range(0, PHOTOS.size())
                        .mapToObj(i -> ManifestLines.dif(i + 1, PHOTOS.get(i)))
                        .collect(joining()));
        holder = world.institution("Holder");
        world.holds(holder, "dif", "1.0");
    }

    @Test
    void what_a_person_writes_is_in_no_database_file_or_metric_of_the_stack_and_then_erased() throws Exception {
        World.Case asked = asks();
        World.await(
                "review", mine(asked), asked.path(), view -> text(view, "phase").equals("under_review"));
        decides(asked, Map.of("decision", "extend", "text", review.text()));
        decides(asked, Map.of("decision", "accept", "text", review.text()));
        world.awaitStatus(asked, "partial");
        attests();
        Awaitility.await("settled")
                .atMost(Duration.ofMinutes(1))
                .until(() -> !world.rows(
                                "intake",
                                "select 1 from request where settled_at >= closed_at and id = '" + asked.id() + "'")
                        .isEmpty());
        assertThat(mine(asked).get(asked.path()).expect(200).text()).contains(pasted.text());
        assertThat(everywhere(email, message, pasted, review)).isEmpty();

        world.sql(
                "intake",
                "update request set closed_at = closed_at - interval '91 days', settled_at = settled_at - interval '91 days'");
        JsonNode erased = World.await(
                "erasure",
                mine(asked),
                asked.path(),
                view -> view.path("erasedAt").isTextual());

        assertThat(text(erased, "status")).isEqualTo("partial");
        assertThat(erased.path("totals").path("removed").asInt()).isEqualTo(PHOTOS.size());
        assertThat(erased.toString()).doesNotContain(pasted.text());
        assertThat(world.rows("intake", "select 1 from request_key")).isEmpty();
        assertThat(everywhere(email, message, pasted, review)).isEmpty();
    }

    /** Otherwise the test above would prove nothing. */
    @Test
    void the_search_finds_what_is_there() throws Exception {
        Canary name = new Canary("Institute of canary " + UUID.randomUUID());
        world.institution(name.text());

        Awaitility.await("published")
                .atMost(Duration.ofMinutes(1))
                .until(() -> everywhere(name).stream().anyMatch(found -> found.contains("/kafka/")));

        assertThat(everywhere(name))
                .anyMatch(found -> found.startsWith("notifier"))
                .anyMatch(found -> found.startsWith("intake"));
    }

    private World.Case asks() {
        List<String> references = new ArrayList<>(PHOTOS);
        references.add(0, pasted.text());
        JsonNode receipt = Awaitility.await("dataset known to intake")
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> world.intake()
                                .post(
                                        "/api/v1/removal-requests",
                                        Map.of(
                                                "references",
                                                references,
                                                "datasets",
                                                List.of("dif"),
                                                "relationship",
                                                "photographer",
                                                "contact",
                                                Map.of("email", email.text(), "language", "zh-Hant"),
                                                "message",
                                                message.text())),
                        answer -> answer.status() != 422)
                .expect(202)
                .body();
        return new World.Case(text(receipt, "id"), text(receipt, "caseKey"));
    }

    private static void decides(World.Case asked, Map<String, String> decision) {
        new Api(world.stack().intake(), world.stack().reviewerToken())
                .post("/api/v1/reviews/" + asked.id() + "/decision", decision)
                .expect(200);
    }

    private static void attests() {
        holder.api()
                .post(
                        "/api/v1/attestations",
                        Map.of(
                                "dataset",
                                "dif",
                                "release",
                                "1.0",
                                "through",
                                PHOTOS.size(),
                                "deleted",
                                PHOTOS.size(),
                                "notHeld",
                                0,
                                "exceptions",
                                List.of(),
                                "statement",
                                "Deleted."))
                .expect(200);
    }

    private static Api mine(World.Case asked) {
        return world.intake().as(asked.key());
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    /** The files of Kafka and PostgreSQL, the logs, the metrics, and every row of every database. */
    private static List<String> everywhere(Canary... canaries) throws SQLException {
        List<String> found = new ArrayList<>();
        for (Canary canary : canaries) {
            found.addAll(canary.under(world.stack().data()));
            for (String service : SERVICES) {
                canary.in(metrics(service)).forEach(form -> found.add("metrics of " + service + ": " + form));
                try (Connection database =
                        DriverManager.getConnection(world.stack().jdbcUrl(service), service, service)) {
                    canary.in(database).forEach(place -> found.add(service + ", " + place));
                }
            }
        }
        return found;
    }

    private static String metrics(String service) {
        Api api = switch (service) {
            case "intake" -> world.intake();
            case "index" -> world.index();
            default -> world.notifier();
        };
        return api.get("/q/metrics").expect(200).text();
    }

    @AfterAll
    static void stop() {
        world.close();
    }
}
