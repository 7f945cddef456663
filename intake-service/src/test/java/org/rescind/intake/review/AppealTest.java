package org.rescind.intake.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rescind.intake.Index.outcome;
import static org.rescind.intake.Index.resolves;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rescind.events.Outcome;
import org.rescind.events.ReviewDecided;
import org.rescind.intake.Database;
import org.rescind.intake.Index;
import org.rescind.intake.IntakeStack;
import org.rescind.intake.Person;
import org.rescind.intake.Wire;

/** What a person who is refused is told, and what they can do. */
@QuarkusTest
class AppealTest {

    private static final String OBJECTION = "The account is mine, I left the museum";

    private static Response decide(String reviewer, Person person, String decision, String reason, String text) {
        Map<String, Object> body = new HashMap<>();
        body.put("decision", decision);
        body.put("reason", reason);
        body.put("text", text);
        return given().auth()
                .oauth2(reviewer)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/reviews/" + person.id() + "/decision");
    }

    private static Response appeal(Person person, String text) {
        return given().auth()
                .oauth2(person.caseKey())
                .contentType(ContentType.JSON)
                .body(Map.of("text", text))
                .post("/api/v1/removal-requests/" + person.id() + "/appeal");
    }

    private static Person held(Map<String, Object> more) {
        Person person = Person.of(Person.submit(Person.body(List.of("94"), more)));
        Wire.say(Index.holds(person, 1, "held", 9_000));
        return person.awaitsState("in_progress/under_review");
    }

    private static Person refused(Map<String, Object> more, String reason, String text) {
        Person person = held(more);
        decide(IntakeStack.ADA, person, "refuse", reason, text).then().statusCode(200);
        Wire.say(resolves(person, 2, List.of(outcome(1, Outcome.REFUSED)), List.of()));
        return person.awaitsState("denied/null");
    }

    private static Person refused() {
        return refused(Map.of(), "third_party_rights", "The museum has not asked.");
    }

    @ParameterizedTest
    @CsvSource({
        "en, gdpr, data protection authority, rights of other people",
        "zh-CN, pipl, 人民法院, 侵害其他人的权利",
        "zh-TW, , 資料保護機關, 侵害其他人的權利",
        "fr, ccpa, California, rights of other people",
        "en, bipa, Illinois, rights of other people"
    })
    void who_is_refused_is_told_why_and_where_to_complain_in_their_language(
            String language, String regime, String route, String why) {
        Map<String, Object> more =
                new HashMap<>(Map.of("contact", Map.of("email", "ada@example.org", "language", language)));
        if (regime != null) {
            more.put("regime", regime);
        }

        JsonPath seen =
                refused(more, "third_party_rights", "The museum has not asked.").looksAtTheCase();

        assertThat(seen.getString("decision.kind")).isEqualTo("refuse");
        assertThat(seen.getString("decision.reason")).isEqualTo("third_party_rights");
        assertThat(seen.getString("decision.explanation")).contains(why);
        assertThat(seen.getString("decision.text")).isEqualTo("The museum has not asked.");
        assertThat(seen.getString("decision.complaint")).contains(route);
        assertThat(seen.getString("decision.lookAgain")).isNotBlank();
        assertThat(seen.getBoolean("decision.mayAppeal")).isTrue();
        assertThat(seen.getString("decision.decidedAt")).isNotBlank();
        assertThat(seen.getString("extension")).isNull();
    }

    @Test
    void an_extension_and_an_acceptance_are_told_on_the_case_and_no_reviewer_is_named() {
        Person person = held(Map.of());
        assertThat(person.looksAtTheCase().getString("decision")).isNull();
        decide(IntakeStack.BEN, person, "extend", null, "The index is being rebuilt")
                .then()
                .statusCode(200);
        decide(IntakeStack.BEN, person, "accept", null, null).then().statusCode(200);

        JsonPath seen = person.looksAtTheCase();

        assertThat(seen.getString("extension.text")).isEqualTo("The index is being rebuilt");
        assertThat(seen.getString("decision.kind")).isEqualTo("accept");
        assertThat(seen.getString("decision.complaint")).isNull();
        assertThat(seen.getBoolean("decision.mayAppeal")).isFalse();
        assertThat(person.get("").asString()).doesNotContain("\"ben\"");
    }

    @Test
    void an_appeal_puts_the_request_into_the_queue_once_and_leaves_its_state() {
        Person person = refused();
        assertThat(queue()).doesNotContain(person.id().toString());

        appeal(person, OBJECTION).then().statusCode(202);

        assertThat(person.state()).isEqualTo("denied/null");
        assertThat(queue()).contains(person.id().toString());
        assertThat(appeal(person, "again").statusCode()).isEqualTo(409);
        JsonPath seen = person.looksAtTheCase();
        assertThat(seen.getBoolean("decision.mayAppeal")).isFalse();
        assertThat(seen.getString("decision.appeal.text")).isEqualTo(OBJECTION);
        assertThat(seen.getString("decision.appeal.answer")).isNull();
        JsonPath review = given().auth()
                .oauth2(IntakeStack.BEN)
                .get("/api/v1/reviews/" + person.id())
                .jsonPath();
        assertThat(review.getString("appeals[0].text")).isEqualTo(OBJECTION);
        assertThat(review.getString("request.appealedAt")).isNotNull();
        assertThat(Database.dump()).doesNotContain(OBJECTION);
    }

    @Test
    void a_refusal_that_stands_has_an_answer_on_the_case() {
        Person person = refused();
        assertThat(decide(IntakeStack.BEN, person, "uphold", null, "nobody asked")
                        .statusCode())
                .isEqualTo(409);
        appeal(person, OBJECTION).then().statusCode(202);
        assertThat(decide(IntakeStack.BEN, person, "refuse", "other", "once more")
                        .statusCode())
                .isEqualTo(409);

        decide(IntakeStack.BEN, person, "uphold", null, "The museum says otherwise")
                .then()
                .statusCode(200);

        assertThat(person.state()).isEqualTo("denied/null");
        JsonPath seen = person.looksAtTheCase();
        assertThat(seen.getString("decision.kind")).isEqualTo("refuse");
        assertThat(seen.getString("decision.appeal.answer")).isEqualTo("The museum says otherwise");
        assertThat(seen.getString("decision.complaint")).isNotBlank();
        assertThat(queue()).doesNotContain(person.id().toString());
        assertThat(appeal(person, "and again").statusCode()).isEqualTo(409);
    }

    @Test
    void a_refusal_that_does_not_stand_becomes_an_acceptance_and_the_removal_begins() {
        Person person = refused();
        appeal(person, OBJECTION).then().statusCode(202);

        decide(IntakeStack.BEN, person, "accept", null, "You are right").then().statusCode(200);

        assertThat(person.state()).isEqualTo("in_progress/removing");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Wire.heardOf(person.id())
                        .contains(new ReviewDecided(person.id(), ReviewDecided.Decision.ACCEPT)));
        assertThat(person.looksAtTheCase().getString("decision.kind")).isEqualTo("accept");
        assertThat(queue()).doesNotContain(person.id().toString());
        Wire.say(resolves(person, 3, List.of(Index.removed(1, 5)), List.of(Index.at("held", 1, 5))));
        person.awaitsState("in_progress/propagating");
    }

    @Test
    void there_is_nothing_to_appeal_against_without_a_refusal_or_the_key() {
        assertThat(appeal(Person.asksFor("94"), OBJECTION).statusCode()).isEqualTo(409);
        assertThat(appeal(held(Map.of()), OBJECTION).statusCode()).isEqualTo(409);
        Person person = refused();
        assertThat(appeal(new Person(person.id(), "wrong"), OBJECTION).statusCode())
                .isEqualTo(404);
        assertThat(appeal(person, "  ").jsonPath().getList("errors.pointer")).containsExactly("/text");
        assertThat(appeal(person, "x".repeat(10_001)).statusCode()).isEqualTo(422);
        assertThat(given().contentType(ContentType.JSON)
                        .body(Map.of("text", OBJECTION))
                        .post("/api/v1/removal-requests/" + person.id() + "/appeal")
                        .statusCode())
                .isEqualTo(401);
    }

    private static String queue() {
        return given().auth()
                .oauth2(IntakeStack.ADA)
                .get("/api/v1/reviews?limit=1000")
                .asString();
    }
}
