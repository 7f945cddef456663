package org.rescind.intake.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rescind.intake.Database;
import org.rescind.intake.IntakeStack;
import org.rescind.intake.Person;

/** What a client without an answer may send again. */
@QuarkusTest
class IdempotencyTest {

    private static final String EMAIL = "somebody-who-repeats@example.org";

    private final String key = UUID.randomUUID().toString();
    private final Map<String, Object> body = Person.body(List.of("44"), Map.of("contact", Map.of("email", EMAIL)));

    @Test
    void the_same_request_again_gets_the_first_answer_and_does_nothing() {
        Response first = submit(key, body);
        String before = requests();
        Response second = submit(key, body);

        first.then().statusCode(202);
        second.then()
                .statusCode(202)
                .contentType(ContentType.JSON)
                .header("Location", first.header("Location"))
                .header("Cache-Control", "no-store");
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(requests()).isEqualTo(before);
        Person.of(second).looksAtTheCase();
    }

    @Test
    void another_body_with_the_same_key_is_refused() {
        submit(key, body).then().statusCode(202);
        String before = requests();

        submit(key, Person.body(List.of("45"), Map.of()))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", endsWith("/problems/idempotency-key-reused"))
                .body("errors[0].header", equalTo("Idempotency-Key"));
        assertThat(requests()).isEqualTo(before);
    }

    @Test
    void of_two_at_once_one_is_taken_and_the_other_learns_that_it_is_running() throws Exception {
        String before = requests();
        CompletableFuture<Response> first;
        try (AutoCloseable nobodyInserts = Database.locking("request")) {
            first = CompletableFuture.supplyAsync(() -> submit(key, body));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> Database.value("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                    + " and query like '%insert into request %'")
                            .equals("1"));
            submit(key, body)
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .header("Retry-After", "1")
                    .body("type", endsWith("/problems/still-running"));
        }
        first.get().then().statusCode(202);
        assertThat(submit(key, body).asString()).isEqualTo(first.get().asString());
        assertThat(Long.parseLong(requests())).isEqualTo(Long.parseLong(before) + 1);
    }

    @Test
    void many_at_once_make_one_request_and_tell_one_case_key() {
        String before = requests();
        List<CompletableFuture<Response>> twins = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> submit(key, body)))
                .limit(12)
                .toList();

        List<Response> answers = twins.stream().map(CompletableFuture::join).toList();
        assertThat(answers)
                .extracting(Response::statusCode)
                .isSubsetOf(202, 409)
                .contains(202);
        assertThat(answers.stream().filter(each -> each.statusCode() == 202).map(Response::asString))
                .containsOnly(submit(key, body).asString());
        assertThat(Long.parseLong(requests())).isEqualTo(Long.parseLong(before) + 1);
    }

    @Test
    void a_request_that_failed_is_not_remembered() {
        submit(key, Map.of("references", List.of("44"))).then().statusCode(422);
        submit(key, Person.body(List.of("https://example.org/"), Map.of()))
                .then()
                .statusCode(422);
        assertThat(answers()).isEqualTo("0");

        submit(key, body).then().statusCode(202);
    }

    @Test
    void a_request_whose_answer_cannot_be_kept_is_not_taken() {
        String before = requests();
        Database.update("alter table idempotent_answer add constraint kept_nowhere check (false) not valid");
        try {
            assertThat(submit(key, body).statusCode()).isGreaterThanOrEqualTo(500);
        } finally {
            Database.update("alter table idempotent_answer drop constraint kept_nowhere");
        }
        assertThat(requests()).isEqualTo(before);
        submit(key, body).then().statusCode(202);
    }

    @Test
    void a_key_is_forgotten_after_a_day_and_may_be_used_again() {
        String first = submit(key, body).asString();
        aged("23 hours 59 minutes");
        assertThat(submit(key, body).asString()).isEqualTo(first);

        aged("24 hours");
        submit(key, Person.body(List.of("45"), Map.of())).then().statusCode(202);
        assertThat(answers()).isEqualTo("1");
    }

    @Test
    void the_kept_answer_can_be_read_by_nobody_with_the_database() {
        String caseKey = submit(key, body).path("caseKey");

        assertThat(answers()).isEqualTo("1");
        assertThat(Database.dump()).doesNotContain(caseKey, EMAIL, key);
    }

    @Test
    void a_key_counts_for_one_endpoint() {
        submit(key, body).then().statusCode(202);
        given().auth()
                .oauth2(IntakeStack.REVIEWER)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(Map.of("decision", "accept"))
                .post("/api/v1/reviews/{id}/decision", UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"too-short-to-be-a-key", "with a space and more than 22"})
    void a_key_that_cannot_be_one_is_pointed_at(String malformed) {
        String before = requests();
        submit(malformed, body)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", endsWith("/problems/invalid-request"))
                .body("errors[0].header", equalTo("Idempotency-Key"));
        assertThat(requests()).isEqualTo(before);
    }

    private static Response submit(String key, Object body) {
        return given().header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(Person.REQUESTS);
    }

    private static String requests() {
        return Database.value("select count(*) from request");
    }

    private String answers() {
        return Database.value(
                "select count(*) from idempotent_answer where key_sha256 = encode(sha256('" + key + "'), 'hex')");
    }

    private void aged(String age) {
        Database.update("update idempotent_answer set created_at = now() - interval '" + age
                + "' where key_sha256 = encode(sha256('" + key + "'), 'hex')");
    }
}
