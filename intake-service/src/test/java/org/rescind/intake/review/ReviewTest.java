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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rescind.events.Outcome;
import org.rescind.events.RequestHeld;
import org.rescind.events.ReviewDecided;
import org.rescind.intake.Database;
import org.rescind.intake.Index;
import org.rescind.intake.IntakeStack;
import org.rescind.intake.Person;
import org.rescind.intake.Wire;

@QuarkusTest
class ReviewTest {

    @Test
    void a_held_request_is_listed_with_its_impact_and_without_who_asked() {
        String dataset = Index.hasDataset(true);
        Person person = Person.of(Person.submit(Person.body(
                List.of("12345678@N90"),
                Map.of("contact", Map.of("email", "reviewed@example.org"), "message", "please, it is me"))));
        Wire.say(Index.holds(person, 1, dataset, 6_200));
        person.awaitsState("in_progress/under_review");

        String queue = find(person);

        assertThat(queue)
                .contains(
                        "\"photos\":6200", "\"dataset\":\"" + dataset + "\"", "\"references\":1", "\"needsTwo\":false")
                .doesNotContain("reviewed@", "it is me", "12345678@N90", "ncrypted");
    }

    @ParameterizedTest
    @CsvSource({"accept, ACCEPT", "refuse, REFUSE"})
    void a_decision_is_published_and_the_case_waits_for_index(String decision, ReviewDecided.Decision published) {
        Person person = held();

        assertThat(decide(person, decision, "third_party_rights", null).statusCode())
                .isEqualTo(200);

        assertThat(person.state()).isEqualTo("in_progress/removing");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Wire.heardOf(person.id()).contains(new ReviewDecided(person.id(), published)));
        Wire.say(resolves(person, 2, List.of(outcome(1, Outcome.REFUSED)), List.of()));
        person.awaitsState("denied/null");
    }

    @Test
    void a_decision_is_taken_once() {
        Person person = held();
        decide(person, "accept", null, null).then().statusCode(200);

        Response again = decide(person, "refuse", "other", "changed my mind");

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.jsonPath().getString("type")).isEqualTo("/problems/conflict");
    }

    @Test
    void a_new_hold_asks_for_a_new_decision_and_an_old_one_does_not() {
        Person person = held();
        decide(person, "accept", null, null).then().statusCode(200);
        Wire.say(Index.holds(person, 1, "again", 1));
        Wire.say(Index.holds(person, 2, "again", 2));

        person.awaitsState("in_progress/under_review");
        assertThat(Database.value("select decision from request where id = '" + person.id() + "'"))
                .isNull();
        assertThat(Database.value("select photos from hold where request = '" + person.id() + "'"))
                .isEqualTo("2");
    }

    @Test
    void an_extension_moves_the_date_once_by_two_months() {
        Person person = held();
        Instant received = Instant.parse(person.looksAtTheCase().getString("receivedAt"));

        decide(person, "extend", null, "the index is being rebuilt").then().statusCode(200);

        assertThat(Instant.parse(person.looksAtTheCase().getString("expectedBy")))
                .isEqualTo(received.atOffset(ZoneOffset.UTC).plusMonths(3).toInstant());
        assertThat(decide(person, "extend", null, "and again").statusCode()).isEqualTo(409);
        assertThat(Database.dump()).doesNotContain("the index is being rebuilt");
    }

    @Test
    void an_extension_comes_within_the_month_or_not_at_all() {
        Person person = held();
        Database.update("update request set received_at = received_at - interval '2 months',"
                + " expected_by = received_at - interval '1 month' where id = '" + person.id() + "'");

        assertThat(decide(person, "extend", null, "too late").statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({
        "refuse, , /reason",
        "refuse, other, /text",
        "extend, , /text",
        "uphold, , /text",
        "shrug, , /decision",
        ", , /decision"
    })
    void a_decision_that_lacks_something_is_pointed_at(String decision, String reason, String pointer) {
        Response answer = decide(held(), decision, reason, null);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("errors.pointer")).containsExactly(pointer);
    }

    @Test
    void a_refusal_without_a_reason_is_answered_with_the_codes() {
        assertThat(decide(held(), "refuse", " ", null).jsonPath().getString("errors[0].detail"))
                .contains("suspected_fraud", "no_match", "not_in_dataset", "research_exemption", "legal_hold", "other");
    }

    @Test
    void an_impact_says_how_much_of_a_dataset_it_is_what_is_hidden_and_what_else_came_that_day() {
        String dataset = Index.hasDataset(true);
        Person person = Person.asksFor("94");
        Wire.say(new RequestHeld(
                person.id(), 1, 9_000, List.of(new RequestHeld.Dataset(dataset, 9_000, 1_000_000L, 9_000))));
        person.awaitsState("in_progress/under_review");
        Person sameDay = held();

        JsonPath one =
                with(IntakeStack.ADA).get("/api/v1/reviews/" + person.id()).jsonPath();

        assertThat(one.getMap("request.datasets[0]"))
                .isEqualTo(Map.of(
                        "dataset", dataset, "photos", 9_000, "size", 1_000_000, "hidden", 9_000, "percent", 0.9f));
        assertThat(one.getInt("request.sameDay.requests")).isGreaterThanOrEqualTo(2);
        assertThat(one.getInt("request.sameDay.held"))
                .isGreaterThanOrEqualTo(2)
                .isLessThanOrEqualTo(one.getInt("request.sameDay.requests"));
        assertThat(one.getList("decisions")).isEmpty();
        assertThat(sameDay.id()).isNotEqualTo(person.id());
        assertThat(with(IntakeStack.ADA)
                        .get("/api/v1/reviews/" + Person.asksFor("94").id())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_reason_in_words_is_another_reason_and_told_to_the_person() {
        Person person = held();

        decide(person, "refuse", "The account belongs to a museum that did not ask.", null)
                .then()
                .statusCode(200);

        JsonPath seen = person.looksAtTheCase();
        assertThat(seen.getString("decision.reason")).isEqualTo("other");
        assertThat(seen.getString("decision.text")).isEqualTo("The account belongs to a museum that did not ask.");
    }

    @Test
    void a_very_large_request_is_accepted_by_two_people_and_the_first_one_cannot_be_both() {
        Person person = heldWith(60_000, null);

        assertThat(by(IntakeStack.ADA, person, "accept", null, null).jsonPath().getString("waitsFor"))
                .isEqualTo("another_reviewer");
        assertThat(person.state()).isEqualTo("in_progress/under_review");
        assertThat(by(IntakeStack.ADA, person, "accept", null, null).statusCode())
                .isEqualTo(409);
        JsonPath waiting =
                with(IntakeStack.BEN).get("/api/v1/reviews/" + person.id()).jsonPath();
        assertThat(waiting.getString("request.firstAccept.reviewer")).isEqualTo("ada");

        Response second = by(IntakeStack.BEN, person, "accept", null, null);

        assertThat(second.jsonPath().getString("waitsFor")).isNull();
        assertThat(person.state()).isEqualTo("in_progress/removing");
        JsonPath audit =
                with(IntakeStack.ADA).get("/api/v1/reviews/" + person.id()).jsonPath();
        assertThat(audit.getList("decisions.decision")).containsExactly("first_accept", "accept");
        assertThat(audit.getList("decisions.reviewer")).containsExactly("ada", "ben");
        assertThat(person.get("").asString()).doesNotContain("\"ada\"", "\"ben\"", "first_accept");
    }

    @Test
    void one_person_refuses_a_very_large_request_and_a_new_hold_forgets_who_accepted_the_old_one() {
        Person refused = heldWith(60_000, null);
        by(IntakeStack.ADA, refused, "accept", null, null).then().statusCode(200);
        by(IntakeStack.ADA, refused, "refuse", "suspected_fraud", null).then().statusCode(200);
        assertThat(refused.state()).isEqualTo("in_progress/removing");

        Person anew = heldWith(60_000, null);
        by(IntakeStack.ADA, anew, "accept", null, null).then().statusCode(200);
        Wire.say(Index.holds(anew, 2, "again", 70_000));
        await().until(() -> Database.value("select photos from hold where request = '" + anew.id() + "'")
                .equals("70000"));
        assertThat(by(IntakeStack.BEN, anew, "accept", null, null).jsonPath().getString("waitsFor"))
                .isEqualTo("another_reviewer");
    }

    @ParameterizedTest
    @CsvSource({
        "4001, 80000, false",
        "10000, 80000, false",
        "10001, 200000, true",
        "10000, 200000, false",
        "50000, , false",
        "50001, , true",
        "50001, 9000000, true"
    })
    void two_people_are_needed_for_many_photos_or_much_of_a_dataset(int photos, Long size, boolean two) {
        Person person = heldWith(photos, size);

        assertThat(with(IntakeStack.ADA)
                        .get("/api/v1/reviews/" + person.id())
                        .jsonPath()
                        .getBoolean("request.needsTwo"))
                .isEqualTo(two);
        assertThat(by(IntakeStack.ADA, person, "accept", null, null).jsonPath().getString("waitsFor"))
                .isEqualTo(two ? "another_reviewer" : null);
    }

    @Test
    void only_reviewers_see_the_queue() {
        assertThat(given().get("/api/v1/reviews").statusCode()).isEqualTo(401);
        assertThat(with(IntakeStack.OPS).get("/api/v1/reviews").statusCode()).isEqualTo(403);
        assertThat(with(Person.asksFor("95").caseKey()).get("/api/v1/reviews").statusCode())
                .isEqualTo(401);
        assertThat(with(IntakeStack.REVIEWER).get("/api/v1/reviews").header("Cache-Control"))
                .contains("no-store");
        assertThat(decide(new Person(java.util.UUID.randomUUID(), ""), "accept", null, null)
                        .statusCode())
                .isEqualTo(404);
    }

    private static Person held() {
        Person person = Person.asksFor("94");
        Wire.say(Index.holds(person, 1, "held", 9_000));
        return person.awaitsState("in_progress/under_review");
    }

    private static Person heldWith(int photos, Long size) {
        Person person = Person.asksFor("94");
        Wire.say(new RequestHeld(person.id(), 1, photos, List.of(new RequestHeld.Dataset("held", photos, size, 0))));
        return person.awaitsState("in_progress/under_review");
    }

    private static Response decide(Person person, String decision, String reason, String text) {
        return by(IntakeStack.REVIEWER, person, decision, reason, text);
    }

    private static Response by(String reviewer, Person person, String decision, String reason, String text) {
        Map<String, Object> body = new HashMap<>();
        body.put("decision", decision);
        body.put("reason", reason);
        body.put("text", text);
        return with(reviewer)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/reviews/" + person.id() + "/decision");
    }

    /** The item of one request, through all parts of the list. */
    private static String find(Person person) {
        String cursor = "";
        while (cursor != null) {
            Response part = with(IntakeStack.REVIEWER).get("/api/v1/reviews?limit=1&cursor=" + cursor);
            JsonPath page = part.jsonPath();
            if (page.getList("items.id").contains(person.id().toString())) {
                return part.asString();
            }
            cursor = page.getString("next");
        }
        throw new AssertionError("not in the queue");
    }

    private static io.restassured.specification.RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
