package org.rescind.intake.protection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rescind.intake.Database;
import org.rescind.intake.Person;

/** Every client here is an address of its own on the loopback network. */
@QuarkusTest
@TestProfile(Guarded.class)
class GateTest {

    private static final AtomicInteger CLIENTS = new AtomicInteger();

    private final String address = "127.0.7." + CLIENTS.incrementAndGet();

    private RequestSpecification client() {
        try {
            return given().config(RestAssuredConfig.config()
                    .httpClient(HttpClientConfig.httpClientConfig()
                            .setParam("http.route.local-address", InetAddress.getByName(address))));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private Response ask(String proof) {
        return ask(proof, 1, Map.of());
    }

    private Response ask(String proof, int references, Map<String, String> headers) {
        Map<String, Object> body = new HashMap<>();
        body.put(
                "references",
                IntStream.rangeClosed(1, references).mapToObj(i -> "" + i).toList());
        body.put("relationship", "depicted");
        body.put("challenge", proof);
        return client().headers(headers)
                .contentType(ContentType.JSON)
                .body(body)
                .post(Person.REQUESTS);
    }

    private static Challenge challenge(Response answer) {
        return answer.jsonPath().getObject("challenge", Challenge.class);
    }

    /** The answer that asks for a proof. */
    private Response usesUpWhatIsFree() {
        IntStream.range(0, Guarded.FREE)
                .forEach(i -> assertThat(ask(null).statusCode()).isEqualTo(202));
        return needsProof(ask(null));
    }

    private static Response needsProof(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/challenge-required");
        assertThat(answer.jsonPath().getList("errors.pointer")).containsExactly("/challenge");
        return answer;
    }

    private static String requests() {
        return Database.value("select count(*) from request");
    }

    @AfterEach
    void refill() {
        Database.update("update shared_budget set tokens = 'infinity'");
    }

    @Test
    void twenty_requests_are_free_and_the_next_one_needs_work_that_counts_once() {
        Response asked = usesUpWhatIsFree();
        String solved = Solver.solve(challenge(asked));
        ask(solved).then().statusCode(202);
        String before = requests();

        Response again = needsProof(ask(solved));
        needsProof(ask(null));
        needsProof(ask("nonsense"));

        assertThat(requests()).isEqualTo(before);
        assertThat(client().get("/q/metrics").asString()).containsPattern("rescind_asking_challenged_total [1-9]");
        ask(Solver.solve(challenge(again))).then().statusCode(202);
    }

    @Test
    void a_challenge_can_be_had_beforehand() {
        usesUpWhatIsFree();
        Response challenge = client().get("/api/v1/challenges");

        assertThat(challenge.header("Cache-Control")).contains("no-store");
        ask(Solver.solve(challenge.as(Challenge.class))).then().statusCode(202);
    }

    @Test
    void many_references_need_work_too() {
        ask(null, 10_000, Map.of()).then().statusCode(202);
        ask(null, 10_000, Map.of()).then().statusCode(202);

        Response asked = needsProof(ask(null, 10_000, Map.of()));
        ask(Solver.solve(challenge(asked)), 10_000, Map.of()).then().statusCode(202);
    }

    @Test
    void of_many_at_once_with_one_proof_one_is_taken() {
        String solved = Solver.solve(challenge(usesUpWhatIsFree()));

        List<Integer> answers = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> ask(solved).statusCode()))
                .limit(6)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsOnlyOnce(202).containsOnly(202, 422);
    }

    @Test
    void who_had_no_answer_sends_the_same_again_and_needs_no_other_proof() {
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        String solved = Solver.solve(challenge(usesUpWhatIsFree()));
        Response first = ask(solved, 1, key);
        first.then().statusCode(202);

        assertThat(ask(solved, 1, key).asString()).isEqualTo(first.asString());
        assertThat(ask(null, 1, key).asString()).isEqualTo(first.asString());
    }

    @Test
    void who_cannot_compute_waits() {
        Response asked = usesUpWhatIsFree();
        String ticket = asked.jsonPath().getString("wait.ticket");
        Instant notBefore = Instant.parse(asked.jsonPath().getString("wait.notBefore"));
        Response early = needsProof(ask(ticket));

        assertThat(early.jsonPath().getString("wait.ticket")).isEqualTo(ticket);
        await().until(() -> Instant.now().isAfter(notBefore));
        ask(ticket).then().statusCode(202);
        needsProof(ask(ticket));
    }

    @Test
    void a_person_on_the_pages_is_asked_for_a_proof_on_the_last_page_and_loses_nothing() {
        usesUpWhatIsFree();
        Response page = sends(null);

        String body = page.then().statusCode(200).extract().asString();
        assertThat(body)
                .contains("data-challenge=\"{&quot;algorithm&quot;:", "<script src=\"/proof.js\"", "12345678@N07")
                .contains("data-needs-proof", "One moment before it is sent");
        String ticket = page.htmlPath().getString("**.find { it.@name == 'challenge' }.@value");
        assertThat(sends(ticket).asString()).contains("That was too early.", ticket);
        String challenge = page.htmlPath().getString("**.find { it.@id == 'ask' }.@'data-challenge'");
        Response sent = sends(Solver.solve(JsonPath.from(challenge).getObject("", Challenge.class)));
        sent.then().statusCode(303);
        assertThat(sent.header("Location")).startsWith("/en/cases/");
        assertThat(client().get("/proof.js").statusCode()).isEqualTo(200);
    }

    private Response sends(String proof) {
        RequestSpecification form = client().redirects()
                .follow(false)
                .formParam("step", "check")
                .formParam("go", "send")
                .formParam("photos", "12345678@N07")
                .formParam("relationship", "depicted")
                .formParam("scope", "all");
        return (proof == null ? form : form.formParam("challenge", proof)).post("/en/ask");
    }

    @Test
    void what_cannot_be_used_anyway_costs_nothing() {
        IntStream.range(0, 2 * Guarded.FREE)
                .forEach(i -> client().contentType(ContentType.JSON)
                        .body(Person.body(List.of("https://example.org/"), Map.of()))
                        .post(Person.REQUESTS)
                        .then()
                        .statusCode(422));

        ask(null).then().statusCode(202);
    }

    @Test
    void beyond_the_last_limit_work_does_not_help() {
        Response asked = usesUpWhatIsFree();
        for (int i = Guarded.FREE; i < Guarded.MOST; i++) {
            ask(Solver.solve(challenge(asked))).then().statusCode(202);
            asked = ask(null);
        }

        assertThat(asked.statusCode()).isEqualTo(429);
        assertThat(asked.jsonPath().getString("type")).isEqualTo("/problems/too-many");
        assertThat(Integer.parseInt(asked.header("Retry-After"))).isBetween(60, 200);
    }

    @Test
    void while_all_together_ask_for_very_much_everybody_needs_a_proof() {
        ask(null).then().statusCode(202);
        Database.update("update shared_budget set tokens = 10000, refilled_at = now() where name = 'requests'");

        Response asked = await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(1_500))
                .until(() -> ask(null), answer -> answer.statusCode() != 202);
        ask(Solver.solve(challenge(needsProof(asked)))).then().statusCode(202);

        Database.update("update shared_budget set tokens = 'infinity' where name = 'requests'");
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(1_500))
                .until(() -> ask(null).statusCode() == 202);
    }

    @Test
    void who_tries_many_wrong_keys_is_told_to_stop_and_a_right_one_still_opens() {
        Person person = Person.of(ask(null));
        for (int i = 0; i < Guarded.WRONG_KEYS; i++) {
            opens(UUID.randomUUID(), "wrong").then().statusCode(404);
        }

        Response refused = opens(person.id(), "wrong");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotNull();
        opens(person.id(), person.caseKey()).then().statusCode(200);
    }

    private Response opens(UUID id, String key) {
        return client().header("Authorization", "Bearer " + key).get(Person.REQUESTS + "/" + id);
    }

    @Test
    void it_says_where_flaws_can_be_told_and_what_is_not_to_be_searched() {
        String security = client().get("/.well-known/security.txt").asString();

        assertThat(security)
                .contains("Contact: mailto:security@example.org\n", "\nCanonical: http://localhost:8080/.well-known/");
        Instant expires = Instant.parse(security.replaceFirst("(?s).*Expires: (\\S+).*", "$1"));
        assertThat(expires)
                .isBetween(
                        Instant.now().plus(30, ChronoUnit.DAYS), Instant.now().plus(365, ChronoUnit.DAYS));
        assertThat(client().get("/robots.txt").asString()).contains("User-agent: *", "Disallow: /cases/");
        assertThat(client().get("/robots.txt").contentType()).isEqualToIgnoringCase("text/plain;charset=utf-8");
    }
}
