package org.rescind.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescind.stack.StackOptions;

/** Kafka may forget, repeat and lie, and a database may be put back to yesterday: the log stays the log. */
class ReplayIT {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    @TempDir
    static Path data;

    private static World world;
    private static Institution holder;
    private static Load load;
    private static int asked;

    @BeforeAll
    static void aStackWithAHolder() {
        world = new World(StackOptions.defaults()
                .withFreePorts()
                .withData(data.resolve("stack"))
                .withMostDeaths(1_000)
                .withSetting("index", "RESCIND_KILL_POINTS", data.toString()));
        world.dataset("dif", true);
        world.release("dif", "1.0", "dif", Load.release());
        holder = world.institution("Holder");
        world.holds(holder, "dif", "1.0");
        load = new Load(world, 1);
        load.holder(holder);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /** Asks for the next photo and returns when the holder has been told. */
    private static World.Case removeOne() {
        World.Case made = ask();
        world.awaitStatus(made, "fulfilled");
        return made;
    }

    private static World.Case ask() {
        World.Case made = world.ask(List.of(Load.photo(asked)));
        load.asked().add(new Load.Asked(made, Set.of(Load.photo(asked)), false));
        asked++;
        return made;
    }

    private static List<JsonNode> told() {
        return holder.receiver().entries();
    }

    @Test
    void kafka_is_wiped_and_filled_again_without_a_word_to_anybody_that_was_told() throws IOException {
        removeOne();
        int before = told().size();
        int repeats = holder.receiver().repeats();

        world.stack().stop("kafka");
        delete(world.stack().kafkaData());
        World.Case meanwhile = ask();
        for (String service : List.of("intake", "index", "notifier")) {
            assertThat(world.stack().isReady(service)).as(service).isTrue();
        }
        world.stack().start("kafka");

        world.awaitStatus(meanwhile, "fulfilled");
        removeOne();
        assertThat(told()).hasSize(before + 2);
        assertThat(holder.receiver().repeats()).isEqualTo(repeats);
        new Checker(world, load).check();
    }

    @Test
    void a_service_that_starts_without_kafka_is_not_ready_before_it_has_its_partitions() {
        world.stack().stop("kafka");
        world.stack().stop("intake");
        Thread starting = new Thread(() -> world.stack().start("intake"));
        starting.start();
        Api intake = world.intake();
        Awaitility.await("intake answers")
                .atMost(LONGEST)
                .ignoreExceptions()
                .until(() -> intake.get("/q/health/live").status() == 200);

        Api.Answer ready = intake.get("/q/health/ready").expect(503);

        assertThat(ready.text()).contains("coverage, datasets, institutions, request-outcomes");
        world.stack().start("kafka");
        World.await(
                "intake is ready",
                intake,
                "/q/health/ready",
                health -> health.path("status").asText().equals("UP"));
        removeOne();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void every_topic_is_deleted_under_running_services_and_every_service_publishes_again() throws Exception {
        removeOne();
        int before = told().size();
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", world.stack().bootstrapServers()))) {
            admin.deleteTopics(List.of(
                            "datasets",
                            "removal-requests",
                            "request-outcomes",
                            "removal-log",
                            "copies",
                            "institutions",
                            "coverage"))
                    .all()
                    .get();
        }

        removeOne();
        for (Api service : List.of(world.intake().as(world.stack().opsToken()), world.index(), world.notifier())) {
            service.post("/api/v1/republish", Map.of()).expect(202);
        }
        removeOne();

        assertThat(told()).hasSize(before + 2);
        new Checker(world, load).check();
    }

    @Test
    void the_offsets_of_all_consumers_are_forgotten_and_everything_is_read_again_without_effect() {
        removeOne();
        List<JsonNode> before = told();
        for (String service : List.of("intake", "index", "notifier")) {
            world.stack().stop(service);
            world.sql(service, "delete from consumed");
            world.stack().start(service);
        }

        removeOne();

        assertThat(told()).hasSize(before.size() + 1).startsWith(before.toArray(JsonNode[]::new));
        new Checker(world, load).check();
    }

    @Test
    void index_is_restored_from_an_older_backup_and_takes_back_what_others_were_told() throws IOException {
        removeOne();
        world.stack().stop("index");
        world.stack().backUp("index");
        world.stack().start("index");
        String lostPhoto = Load.photo(asked);
        World.Case lost = removeOne();
        removeOne();
        List<JsonNode> before = told();

        world.stack().stop("index");
        world.stack().restore("index");
        // It also dies while it takes back, once before the commit and once after.
        List<Path> points =
                List.of(data.resolve("lost-entries.before-commit"), data.resolve("lost-entries.after-commit"));
        for (Path point : points) {
            Files.createFile(point);
        }
        world.stack().start("index");

        assertThat(points).noneMatch(Files::exists);
        assertThat(world.rows("index", "select entry from removal where dataset = 'dif' order by position"))
                .isEqualTo(
                        world.rows("notifier", "select entry from log_entry where dataset = 'dif' order by position"))
                .hasSize(before.size());
        World.Case after = removeOne();
        assertThat(world.look(after)
                        .path("datasets")
                        .path(0)
                        .path("firstPosition")
                        .asLong())
                .isEqualTo(before.size() + 1);
        assertThat(told()).hasSize(before.size() + 1).startsWith(before.toArray(JsonNode[]::new));
        assertThat(world.look(lost).path("totals").path("removed").asInt()).isEqualTo(1);
        // Asked again, it was removed already, and not by this request.
        World.Case again = world.ask(List.of(lostPhoto));
        assertThat(world.awaitStatus(again, "fulfilled")
                        .path("totals")
                        .path("alreadyRemoved")
                        .asInt())
                .isEqualTo(1);
        new Checker(world, load).check();
    }

    @Test
    void notifier_is_restored_from_an_older_backup_and_everybody_still_gets_everything() {
        removeOne();
        int before = told().size();
        world.stack().stop("notifier");
        world.stack().backUp("notifier");
        world.stack().start("notifier");
        removeOne();

        world.stack().stop("notifier");
        world.stack().restore("notifier");
        world.stack().start("notifier");
        World.Case third = removeOne();

        assertThat(told()).hasSize(before + 2);
        assertThat(world.look(third)
                        .path("datasets")
                        .path(0)
                        .path("copies")
                        .path("notified")
                        .asInt())
                .isEqualTo(1);
        new Checker(world, load).check();
    }

    @Test
    void what_cannot_be_read_is_set_aside_and_shown_and_stops_its_dataset_alone() throws Exception {
        world.dataset("other", true);
        world.release("other", "1.0", "dif", org.rescind.stack.sample.ManifestLines.dif(1, "87000000000"));
        Institution otherHolder = world.institution("Holder of the Other");
        world.holds(otherHolder, "other", "1.0");
        removeOne();
        try (KafkaProducer<String, byte[]> producer = producer()) {
            // The next position of "dif" comes as nonsense first, then an entry that is too early.
            send(
                    producer,
                    "removal-log",
                    "dif",
                    "org.rescind.removals-appended.v1",
                    "{\"dataset\":".getBytes(StandardCharsets.UTF_8));
            send(
                    producer,
                    "removal-log",
                    "dif",
                    "org.rescind.removals-appended.v1",
                    entry(told().size() + 2L, Load.photo(asked + 1)));
            send(producer, "removal-log", "dif", "org.rescind.never-heard-of.v9", new byte[0]);
            send(producer, "removal-log", "dif", "org.rescind.removals-appended.v1", null);
            send(producer, "removal-requests", "someone", "org.rescind.removal-requested.v1", new byte[300 * 1024]);
        }

        List<JsonNode> shown = quarantined("notifier", 4);
        assertThat(shown.get(0).path("reason").asText()).contains("not a readable");
        assertThat(shown.get(1).path("reason").asText()).contains("a gap in the log of dif");
        assertThat(shown.get(3).path("bytes").isNull()).isTrue();
        assertThat(world.notifier().get("/q/metrics").text())
                .contains("rescind_quarantine_messages{topic=\"removal-log\"} 4.0");
        JsonNode whole = world.notifier()
                .get("/api/v1/quarantine/" + shown.get(0).path("id").asLong())
                .expect(200)
                .body();
        assertThat(whole.path("bytes")).isEqualTo(shown.get(0).path("bytes"));
        JsonNode large = quarantined("index", 1).get(0);
        assertThat(large.path("size").asInt()).isEqualTo(300 * 1024);
        assertThat(large.path("bytes").asText()).hasSizeLessThan(1_400);
        assertThat(large.path("reason").asText()).contains("larger than 256 KiB");
        world.index()
                .post("/api/v1/quarantine/" + large.path("id").asLong() + "/discard", Map.of())
                .expect(204);
        World.Case other = world.ask(List.of("87000000000"), "other");
        world.awaitStatus(other, "fulfilled");
        assertThat(otherHolder.receiver().last()).isEqualTo(1);
        removeOne();
        removeOne();
        // What came too early is not what came in the end, and is not taken for it.
        JsonNode driven = world.notifier()
                .post("/api/v1/quarantine/" + shown.get(1).path("id").asLong() + "/redrive", Map.of())
                .expect(200)
                .body();
        assertThat(driven.path("applied").asInt()).isZero();
        assertThat(driven.path("refusal").asText()).startsWith("another log of dif");
        shown.forEach(message -> world.notifier()
                .post("/api/v1/quarantine/" + message.path("id").asLong() + "/discard", Map.of())
                .expect(204));
        quarantined("notifier", 0);
        assertThat(new Api(world.stack().notifier(), "")
                        .get("/api/v1/quarantine")
                        .status())
                .isEqualTo(401);
    }

    private static byte[] entry(long position, String photo) {
        return ("{\"dataset\":\"dif\",\"first\":%1$d,\"last\":%1$d,\"entries\":[{\"position\":%1$d,\"photo\":\"flickr:%2$s\","
                        + "\"releases\":[\"1.0\"],\"removedAt\":\"2026-01-01T00:00:00Z\",\"reason\":\"data_subject_request\"}]}")
                .formatted(position, photo)
                .getBytes(StandardCharsets.UTF_8);
    }

    private List<JsonNode> quarantined(String service, int count) {
        Api api = service.equals("index") ? world.index() : world.notifier();
        JsonNode page = Awaitility.await("quarantine of " + service)
                .atMost(LONGEST)
                .until(
                        () -> api.get("/api/v1/quarantine").expect(200).body(),
                        body -> body.path("items").size() == count);
        return Stream.iterate(0, i -> i < count, i -> i + 1)
                .map(i -> page.path("items").path(i))
                .toList();
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", world.stack().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static void send(
            KafkaProducer<String, byte[]> producer, String topic, String key, String type, byte[] value)
            throws Exception {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
        record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        producer.send(record).get();
    }
}
