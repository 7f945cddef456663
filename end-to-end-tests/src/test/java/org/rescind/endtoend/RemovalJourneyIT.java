package org.rescind.endtoend;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.rescind.stack.StackOptions;
import org.rescind.stack.sample.ManifestLines;

/** One request from the API to the last institution's attested purge, on the running stack, from outside. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RemovalJourneyIT {

    private static final String NSID = "712345678@N00";
    private static final int MINE = 30;
    private static final List<String> PHOTOS = IntStream.range(0, 60)
            .mapToObj(i -> Long.toString(86_000_000_000L + i))
            .toList();
    private static final String CANARY = "canary-of-the-requester";

    @TempDir
    static Path data;

    private static World world;
    private static Institution early;
    private static Institution late;
    private static Institution stranger;
    private static World.Case aCase;

    @BeforeAll
    static void theStackWithItsDatasets() {
        world = new World(StackOptions.defaults().withFreePorts().withData(data.resolve("stack")));
        world.dataset("yfcc100m", false);
        world.release(
                "yfcc100m",
                "2014",
                "yfcc100m",
                PHOTOS.subList(0, MINE).stream()
                        .map(id -> ManifestLines.yfcc2014(NSID, id))
                        .collect(joining()));
        world.dataset("dif", true);
        world.release(
                "dif",
                "1.0",
                "dif",
                IntStream.range(0, PHOTOS.size())
                        .mapToObj(i -> ManifestLines.dif(i + 1, PHOTOS.get(i)))
                        .collect(joining()));
        world.dataset("other", true);
        world.release("other", "1.0", "dif", ManifestLines.dif(1, "87000000000"));
        early = world.institution("Early Institute");
        late = world.institution("Late Institute");
        stranger = world.institution("Holder of Another Dataset");
        world.holds(early, "dif", "1.0");
        world.holds(stranger, "other", "1.0");
    }

    private static JsonNode copies(JsonNode found) {
        return found.path("datasets").path(0).path("copies");
    }

    @Test
    @Order(1)
    void a_request_for_an_account_becomes_entries_that_every_holder_is_told() {
        early.receiver().failNext(2);
        JsonNode receipt = Awaitility.await("dataset known to intake")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> world.intake()
                                .post(
                                        "/api/v1/removal-requests",
                                        Map.of(
                                                "references",
                                                        List.of(
                                                                NSID,
                                                                "https://www.flickr.com/photos/x/86000000000/",
                                                                "86999999999"),
                                                "datasets", List.of("dif"),
                                                "relationship", "photographer",
                                                "contact", Map.of("email", CANARY + "@example.org", "language", "en"),
                                                "message", "please, " + CANARY)),
                        answer -> answer.status() != 422)
                .expect(202)
                .body();
        aCase = new World.Case(
                receipt.path("id").asText(), receipt.path("caseKey").asText());

        JsonNode found = world.awaitStatus(aCase, "fulfilled");

        assertThat(found.path("totals").toString())
                .isEqualTo("{\"photosClaimed\":31,\"removed\":30,\"alreadyRemoved\":0,\"notFound\":1,\"refused\":0}");
        assertThat(outcomes(found)).containsExactly("removed", "removed", "not_found");
        assertThat(found.path("datasets").path(0).path("lastPosition").asLong()).isEqualTo(MINE);
        assertThat(copies(found).path("total").asInt()).isEqualTo(1);
        assertThat(copies(found).path("notified").asInt()).isEqualTo(1);
        assertThat(positions(early))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, MINE).boxed().toList());
        assertThat(early.receiver().faults()).isEmpty();
    }

    private static List<String> outcomes(JsonNode found) {
        return StreamSupport.stream(found.path("references").spliterator(), false)
                .map(reference -> reference.path("outcome").asText())
                .toList();
    }

    private static List<Long> positions(Institution institution) {
        return institution.receiver().entries().stream()
                .map(entry -> entry.path("position").asLong())
                .toList();
    }

    @Test
    @Order(2)
    void an_institution_that_downloads_now_gets_a_clean_release_and_no_old_notice() {
        String path = "/api/v1/datasets/dif/releases/1.0/manifest";
        String manifest = late.indexApi().get(path).expect(200).text();

        assertThat(manifest)
                .isEqualTo(IntStream.range(MINE, PHOTOS.size())
                        .mapToObj(i -> ManifestLines.dif(i + 1, PHOTOS.get(i)))
                        .collect(joining()));
        World.await(
                "copy recorded",
                world.notifier(),
                "/api/v1/coverage/dif",
                coverage -> coverage.path("copies").asInt() == 2);
        assertThat(late.receiver().entries()).isEmpty();
    }

    @Test
    @Order(3)
    void an_attestation_is_followed_to_the_case_and_the_public_coverage() {
        early.api()
                .post("/api/v1/acknowledgements", Map.of("dataset", "dif", "through", MINE))
                .expect(200);
        early.api()
                .post(
                        "/api/v1/attestations",
                        Map.of(
                                "dataset",
                                "dif",
                                "release",
                                "1.0",
                                "through",
                                MINE,
                                "deleted",
                                MINE,
                                "notHeld",
                                0,
                                "exceptions",
                                List.of(),
                                "statement",
                                "Deleted from all our copies."))
                .expect(200);

        JsonNode found = World.await(
                "purge on the case",
                world.intake().as(aCase.key()),
                aCase.path(),
                view -> copies(view).path("purged").asInt() == 1);

        JsonNode recipient = found.path("recipients").path(0);
        assertThat(recipient.path("name").asText()).isEqualTo("Early Institute");
        assertThat(recipient.path("state").asText()).isEqualTo("purged");
        JsonNode coverage = new Api(world.stack().notifier(), "")
                .get("/api/v1/coverage/dif")
                .expect(200)
                .body();
        assertThat(coverage.path("head").asLong()).isEqualTo(MINE);
        assertThat(coverage.path("purged").asInt()).isEqualTo(2);
    }

    @Test
    @Order(4)
    void a_second_removal_reaches_both_holders_and_a_holder_of_another_dataset_hears_nothing() {
        World.Case second = world.ask(List.of(PHOTOS.get(40)));

        world.awaitStatus(second, "fulfilled");

        assertThat(positions(late)).containsExactly(MINE + 1L);
        assertThat(positions(early)).endsWith(MINE + 1L);
        assertThat(late.receiver().entries().get(0))
                .isEqualTo(early.receiver().entries().get(MINE));
        assertThat(stranger.receiver().entries()).isEmpty();
    }

    @Test
    @Order(5)
    void nothing_of_the_requesters_words_is_in_kafka_or_in_a_log() throws IOException {
        try (Stream<Path> files = Files.walk(world.stack().data())) {
            List<Path> telling = files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(world.stack().data().resolve("postgresql")))
                    .filter(RemovalJourneyIT::tellsTheCanary)
                    .toList();

            assertThat(telling).isEmpty();
        }
    }

    private static boolean tellsTheCanary(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(CANARY);
        } catch (IOException e) {
            return false;
        }
    }

    @AfterAll
    static void stop() {
        world.close();
    }
}
