package org.rescind.endtoend;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.rescind.endtoend.ExampleReceiver.Language;
import org.rescind.stack.StackOptions;
import org.rescind.stack.sample.ManifestLines;

/** What docs/partners.md tells an institution to do, done: the receivers of all languages, on the running stack. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PartnerIT {

    private static final List<String> PHOTOS = IntStream.range(0, 10)
            .mapToObj(i -> Long.toString(88_000_000_000L + i))
            .toList();

    /** It is in the dataset, and none of the institutions ever downloaded it. */
    private static final String NOT_HELD = PHOTOS.get(3);

    @TempDir
    static Path data;

    private static World world;
    private static final List<Partner> partners = new ArrayList<>();

    private record Partner(String id, String key, String secret, ExampleReceiver receiver) {

        Map<String, String> environment() {
            return Map.of(
                    "RESCIND_URL",
                    world.stack().notifier().toString(),
                    "RESCIND_API_KEY",
                    key,
                    "RESCIND_SECRET",
                    secret);
        }

        JsonNode cursors() {
            return world.notifier()
                    .get("/api/v1/institutions/" + id)
                    .expect(200)
                    .body()
                    .path("datasets")
                    .path(0);
        }

        long purged() {
            return cursors().path("copies").path(0).path("purged").asLong();
        }
    }

    @BeforeAll
    static void theStackAndTheReceivers() throws IOException {
        StackOptions options = StackOptions.defaults().withFreePorts().withData(data.resolve("stack"));
        List<ExampleReceiver> receivers = new ArrayList<>();
        for (Language language : Language.values()) {
            receivers.add(new ExampleReceiver(
                    language, options.home(), Path.of("target", "receivers").toAbsolutePath()));
        }
        CompletableFuture<Void> installed = CompletableFuture.allOf(receivers.stream()
                .map(receiver -> CompletableFuture.runAsync(() -> install(receiver)))
                .toArray(CompletableFuture<?>[]::new));
        world = new World(options);
        world.dataset("dif", true);
        world.release(
                "dif",
                "1.0",
                "dif",
                IntStream.range(0, PHOTOS.size())
                        .mapToObj(i -> ManifestLines.dif(i + 1, PHOTOS.get(i)))
                        .collect(joining()));
        installed.join();
        for (ExampleReceiver receiver : receivers) {
            partners.add(enrol(receiver));
        }
    }

    private static void install(ExampleReceiver receiver) {
        try {
            receiver.install();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Partner enrol(ExampleReceiver receiver) throws IOException {
        receiver.hold(PHOTOS.stream().filter(id -> !id.equals(NOT_HELD)).toList());
        JsonNode made = world.notifier()
                .post(
                        "/api/v1/institutions",
                        Map.of("name", receiver.language() + "", "country", "NL", "contactEmail", "data@example.org"))
                .expect(201)
                .body();
        String id = made.path("id").asText();
        String key = made.path("apiKey").asText();
        world.notifier()
                .post("/api/v1/institutions/" + id + "/copies", World.copy("dif", "1.0"))
                .expect(200, 201);
        JsonNode endpoint = world.notifier()
                .as(key)
                .put(
                        "/api/v1/institutions/" + id + "/endpoint",
                        Map.of("url", receiver.url(), "payload", receiver.language().payload))
                .expect(201)
                .body();
        Partner partner = new Partner(id, key, endpoint.path("secret").asText(), receiver);
        receiver.start(partner.environment());
        return partner;
    }

    @Test
    @Order(1)
    void each_receiver_answers_its_challenge() {
        for (Partner partner : partners) {
            World.await(
                    "challenge of " + partner.receiver().language(),
                    world.notifier(),
                    "/api/v1/institutions/" + partner.id() + "/endpoint",
                    endpoint -> endpoint.path("state").asText().equals("active"));
        }
    }

    @Test
    @Order(2)
    void one_request_is_purged_and_attested_by_all_of_them() throws IOException {
        world.awaitStatus(world.ask(links(PHOTOS.subList(0, 5))), "fulfilled");

        awaitPurged(5);

        for (Partner partner : partners) {
            assertThat(partner.cursors().path("acknowledged").asLong()).isEqualTo(5);
            for (String id : PHOTOS) {
                assertThat(Files.exists(partner.receiver().photo(id)))
                        .as("%s of %s", id, partner.receiver().language())
                        .isEqualTo(PHOTOS.indexOf(id) >= 5);
            }
        }
        assertThat(attestations()).containsExactly("5 4 1", "5 4 1", "5 4 1");
    }

    private static List<String> links(List<String> ids) {
        return ids.stream()
                .map(id -> "https://www.flickr.com/photos/x/" + id + "/")
                .toList();
    }

    private static void awaitPurged(long through) throws IOException {
        for (Partner partner : partners) {
            try {
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> partner.purged() == through);
            } catch (org.awaitility.core.ConditionTimeoutException e) {
                throw new AssertionError(
                        partner.cursors() + "\n" + partner.receiver().said(), e);
            }
        }
    }

    /** What was attested: through, deleted, not held, and what did not fit. */
    private static List<String> attestations() {
        return world.rows(
                "notifier",
                "select concat_ws(' ', through, deleted, not_held, flagged) from attestation order by through, institution");
    }

    @Test
    @Order(3)
    void a_notice_that_comes_again_purges_nothing_again() throws Exception {
        String again = PHOTOS.get(0);
        for (Partner partner : partners) {
            partner.receiver().hold(List.of(again));
            world.notifier()
                    .as(partner.key())
                    .post("/api/v1/institutions/" + partner.id() + "/replay", Map.of("dataset", "dif", "after", 0))
                    .expect(200);
        }

        for (Partner partner : partners) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> partner.cursors().path("notified").asLong() == 5);
        }
        // The next entry is settled after whatever the repetition might have led to.
        world.awaitStatus(world.ask(links(PHOTOS.subList(5, 6))), "fulfilled");
        awaitPurged(6);

        assertThat(partners).allMatch(partner -> Files.exists(partner.receiver().photo(again)));
        assertThat(attestations()).endsWith("6 1 0", "6 1 0", "6 1 0").hasSize(6);
    }

    @Test
    @Order(4)
    void a_receiver_that_was_killed_knows_what_it_has_purged() throws Exception {
        for (Partner partner : partners) {
            partner.receiver().kill();
        }
        World.Case known = world.ask(links(PHOTOS.subList(6, 8)));
        for (Partner partner : partners) {
            partner.receiver().start(partner.environment());
            world.notifier()
                    .as(partner.key())
                    .post("/api/v1/institutions/" + partner.id() + "/replay", Map.of("dataset", "dif", "after", 0))
                    .expect(200);
        }

        world.awaitStatus(known, "fulfilled");
        awaitPurged(8);

        assertThat(partners)
                .allMatch(partner -> Files.exists(partner.receiver().photo(PHOTOS.get(0))))
                .noneMatch(partner -> Files.exists(partner.receiver().photo(PHOTOS.get(7))));
        assertThat(attestations()).endsWith("8 2 0", "8 2 0", "8 2 0").hasSize(9);
    }

    @Test
    @Order(5)
    void nobody_else_can_make_a_receiver_purge() throws Exception {
        String forged = """
                {"type":"org.rescind.removals.v1","data":{"dataset":"dif","first":9,"last":9,
                 "entries":[{"position":9,"photo":"flickr:%s"}]}}""".formatted(PHOTOS.get(9));
        for (Partner partner : partners) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(partner.receiver().url()))
                                    .header("webhook-id", "dif:9-9")
                                    .header("webhook-timestamp", "" + System.currentTimeMillis() / 1000)
                                    .header("webhook-signature", "v1,AAAA")
                                    .POST(HttpRequest.BodyPublishers.ofString(forged))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode())
                    .as("%s: %s", partner.receiver().language(), answer.body())
                    .isEqualTo(401);
            assertThat(partner.receiver().photo(PHOTOS.get(9))).exists();
        }
    }

    @Test
    @Order(6)
    void an_institution_without_an_endpoint_does_it_all_with_the_command_line() throws Exception {
        Agent agent = agent("Command Line");

        assertThat(agent.run("status").expect(0).output())
                .contains(
                        "no endpoint",
                        "dif: the log ends at 8, notified through 0",
                        "1.0: purged through 0, 8 to purge");
        Agent.Result pulled = agent.run("pull", "dif").expect(0);
        assertThat(pulled.output().lines().map(PartnerIT::position)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(pulled.error()).contains("partner-agent acknowledge dif --through 8");
        agent.run("acknowledge", "dif", "--through", "9").expect(1);
        agent.run("acknowledge", "dif", "--through", "8").expect(0);
        assertThat(agent.run("pull", "dif").expect(0).output()).isEmpty();
        Path exceptions = Files.writeString(
                data.resolve("exceptions.csv"), "position,status,detail\n2,retained_backup,\"tape, until March\"\n");
        String attested = agent.run(
                        "attest",
                        "dif",
                        "1.0",
                        "--through",
                        "8",
                        "--deleted",
                        "6",
                        "--not-held",
                        "1",
                        "--statement",
                        "Deleted.",
                        "--exceptions",
                        exceptions.toString(),
                        "--output",
                        "json")
                .expect(0)
                .output();

        assertThat(Api.JSON
                        .readTree(attested)
                        .path("copies")
                        .path(0)
                        .path("purged")
                        .asLong())
                .isEqualTo(8);
        assertThat(agent.run("status").expect(0).output()).contains("1.0: purged through 8, nothing is owed");
        assertThat(world.rows("notifier", "select flagged from attestation where deleted = 6"))
                .containsExactly((String) null);
    }

    @Test
    @Order(7)
    void what_the_command_line_cannot_do_it_says_with_what_to_do_next() throws Exception {
        Agent agent = agent("Curious");

        assertThat(agent.run("pull", "other").expect(1).error()).contains("You hold no copy of other");
        assertThat(agent.run("acknowledge", "other", "--through", "1").expect(1).error())
                .contains("answered 404", "\"partner-agent status\" lists");
        assertThat(agent.run("acknowledge", "dif", "--through", "99").expect(1).error())
                .contains("answered 409", "The log ends at position 8");
        assertThat(agent.withKey("rsk_019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071_x")
                        .run("status")
                        .expect(1)
                        .error())
                .contains("answered 401", "Check RESCIND_API_KEY");
    }

    private static long position(String line) {
        try {
            return Api.JSON.readTree(line).path("position").asLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Agent agent(String name) {
        JsonNode made = world.notifier()
                .post("/api/v1/institutions", Map.of("name", name, "country", "NL", "contactEmail", "data@example.org"))
                .expect(201)
                .body();
        world.notifier()
                .post("/api/v1/institutions/" + made.path("id").asText() + "/copies", World.copy("dif", "1.0"))
                .expect(200, 201);
        return new Agent(
                StackOptions.defaults().home(),
                world.stack().notifier().toString(),
                made.path("apiKey").asText(),
                "");
    }

    @Test
    @Order(8)
    void a_receiver_that_has_lost_its_memory_pulls_what_it_does_not_know() throws Exception {
        for (Partner partner : partners) {
            partner.receiver().kill();
            partner.receiver().forget();
            partner.receiver().start(partner.environment());
        }

        world.ask(links(PHOTOS.subList(8, 9)));
        awaitPurged(9);

        // Put back by an earlier test, when it was known as purged.
        assertThat(partners)
                .noneMatch(partner -> Files.exists(partner.receiver().photo(PHOTOS.get(0))));
        assertThat(attestations()).endsWith("9 1 0", "9 1 0", "9 1 0");
    }

    @Test
    @Order(9)
    void a_test_notice_is_taken_also_while_the_secret_is_being_replaced() {
        for (Partner partner : partners) {
            String endpoint = "/api/v1/institutions/" + partner.id() + "/endpoint";
            Api api = world.notifier().as(partner.key());

            assertThat(tested(api, endpoint))
                    .as(partner.receiver().language() + "")
                    .isTrue();
            api.post(endpoint + "/secret", Map.of()).expect(200);
            assertThat(tested(api, endpoint)).as("with the old secret").isTrue();
            api.post(endpoint + "/secret?overlapHours=0", Map.of()).expect(200);
            assertThat(tested(api, endpoint)).as("with a secret that has ended").isFalse();
        }
    }

    private static boolean tested(Api api, String endpoint) {
        return api.post(endpoint + "/test", Map.of())
                .expect(200)
                .body()
                .path("delivered")
                .asBoolean();
    }

    @Test
    @Order(10)
    void what_was_sent_is_verified_offline_by_the_secret_and_by_the_published_key() throws Exception {
        Path headers = data.resolve("headers");
        Path body = data.resolve("body");
        HttpServer saver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        // It does not answer the challenge as it should, so that more of them come: the first is kept.
        AtomicBoolean kept = new AtomicBoolean();
        saver.createContext("/", exchange -> {
            if (kept.getAndSet(true)) {
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
                return;
            }
            Files.write(body, exchange.getRequestBody().readAllBytes());
            Files.writeString(
                    headers,
                    exchange.getRequestHeaders().entrySet().stream()
                            .map(header ->
                                    header.getKey() + ": " + header.getValue().get(0) + "\n")
                            .collect(joining()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        saver.start();
        try {
            Agent agent = agent("Auditor");
            String secret = world.notifier()
                    .as(agent.key())
                    .put(
                            "/api/v1/institutions/" + agent.key().split("_", -1)[1] + "/endpoint",
                            Map.of(
                                    "url",
                                    "http://localhost:" + saver.getAddress().getPort() + "/"))
                    .expect(201)
                    .body()
                    .path("secret")
                    .asText();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(headers));
            Path keys = Files.writeString(
                    data.resolve("keys"),
                    world.notifier()
                            .get("/.well-known/rescind-keys.json")
                            .expect(200)
                            .text());

            String[] verify = {"verify", body.toString(), "--headers", headers.toString(), "--keys", keys.toString()};
            assertThat(agent.withSecret(secret).run(verify).expect(0).output()).contains("(v1 and v1a)");
            assertThat(agent.run(verify).expect(0).output()).contains("verified: challenge:", "(v1a)");
            Files.writeString(body, " ", StandardOpenOption.APPEND);
            assertThat(agent.run(verify).expect(3).output()).contains("not verified: No signature matches");
        } finally {
            saver.stop(0);
        }
    }

    @Test
    @Order(11)
    void who_follows_the_feed_has_a_removal_as_soon_as_it_is_there() throws Exception {
        Path output = data.resolve("followed");
        Path error = data.resolve("followed.err");
        Process following = agent("Follower").start(output, error, "pull", "dif", "--after", "9", "--follow");
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> Files.readString(error).contains("waiting for more"));
            world.ask(links(PHOTOS.subList(9, 10)));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> Files.readString(output).contains("\n"));

            assertThat(Files.readString(output).lines().map(PartnerIT::position))
                    .containsExactly(10L);
        } finally {
            following.destroyForcibly();
        }
    }

    @AfterAll
    static void stop() {
        partners.forEach(partner -> partner.receiver().close());
        if (world != null) {
            world.close();
        }
    }
}
