package org.rescind.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescind.messaging.Sql;
import org.rescind.notifier.Partner.Position;

@QuarkusTest
@WithTestResource(Stack.class)
class AttestationTest {

    @Inject
    Index index;

    @Inject
    Sql sql;

    private final String dataset = Index.newDataset();
    private Partner partner;

    @BeforeEach
    void a_partner_that_holds_a_copy_and_has_no_endpoint() {
        partner = Partner.register().holds(dataset, "1.0", 2);
        index.appends(dataset, 1, 10);
        await().until(() -> partner.feed(dataset, 10, 1).path("head").equals(10));
    }

    @Test
    void an_attestation_before_any_notice_counts_for_everything_before_it() {
        partner.attests(dataset, "1.0", 8)
                .then()
                .statusCode(200)
                .body("institution", equalTo(partner.id.toString()))
                .body("dataset", equalTo(dataset))
                .body("head", equalTo(10))
                .body("notified", equalTo(8))
                .body("acknowledged", equalTo(8))
                .body("copies[0].release", equalTo("1.0"))
                .body("copies[0].start", equalTo(2))
                .body("copies[0].purged", equalTo(8))
                .body("copies[0].state", equalTo("held"));
        try (Receiver receiver = new Receiver()) {
            partner.listensAt(receiver).awaitNotified(dataset, 10);
            assertThat(receiver.notices()).extracting(Receiver.Message::id).containsExactly(dataset + ":9-10");
        }
    }

    @Test
    void an_acknowledgement_is_no_attestation() {
        partner.acknowledges(dataset, 7).then().statusCode(200).body("acknowledged", equalTo(7));
        assertThat(partner.position(dataset)).isEqualTo(new Position(7, 7, Map.of("1.0", 2L)));
    }

    @Test
    void saying_the_same_again_or_less_changes_nothing() {
        partner.attests(dataset, "1.0", 8).then().statusCode(200);
        partner.attests(dataset, "1.0", 8).then().statusCode(200).body("copies[0].purged", equalTo(8));
        partner.attests(dataset, "1.0", 5).then().statusCode(200).body("copies[0].purged", equalTo(8));
        partner.acknowledges(dataset, 3).then().statusCode(200).body("acknowledged", equalTo(8));
        assertThat(attestations()).hasSize(2);
    }

    @Test
    void nobody_can_speak_of_what_is_not_in_the_log_or_what_they_do_not_hold() {
        partner.attests(dataset, "1.0", 11)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/beyond-head"));
        partner.acknowledges(dataset, 11).then().statusCode(409);
        partner.attests(dataset, "9.9", 1).then().statusCode(404);
        partner.acknowledges(Index.newDataset(), 0).then().statusCode(404);
        partner.itself()
                .body(Map.of("dataset", dataset, "through", -1))
                .post("/api/v1/acknowledgements")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/through"));
    }

    @Test
    void the_head_is_the_furthest_that_anybody_has_told_of() {
        index.describes(dataset, 25);
        await().until(() -> partner.acknowledges(dataset, 25).statusCode() == 200);
        partner.holds(dataset, "2.0", 30);
        partner.acknowledges(dataset, 30).then().statusCode(200).body("head", equalTo(30));
        partner.acknowledges(dataset, 31).then().statusCode(409);
    }

    @Test
    void counts_that_do_not_fit_are_flagged_and_not_refused() {
        attest(Map.of("through", 6, "deleted", 3, "notHeld", 0, "exceptions", List.of(exception(4))));
        attest(Map.of("through", 9, "deleted", 1, "notHeld", 1));
        assertThat(attestations()).containsExactly("fits", "2 counted, 3 positions since 6");
        assertThat(sql.list(
                        "select position || status from exemption where institution = ?",
                        row -> row.getString(1),
                        partner.id))
                .containsExactly("4RETAINED_BACKUP");
        assertThat(partner.position(dataset).purged()).containsEntry("1.0", 9L);
    }

    @Test
    void an_exception_beyond_what_is_attested_is_refused() {
        attestation(3, exception(4)).then().statusCode(422).body("errors.pointer", contains("/exceptions"));
    }

    @Test
    void an_exemption_needs_a_basis_and_gets_an_end() {
        attestation(4, Map.of("position", 3, "status", "exempt"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/exceptions/0/basis"));
        attestation(4, Map.of("position", 3, "status", "exempt", "basis", "b", "until", "2020-01-01T00:00:00Z"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/exceptions/0/until"));
        attestation(4, Map.of("position", 3, "status", "exempt", "basis", "b", "until", "2199-01-01T00:00:00Z"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/exceptions/0/until"));
        assertThat(partner.position(dataset).purged()).containsEntry("1.0", 2L);

        Instant before = Instant.now();
        String until = attestation(4, Map.of("position", 3, "status", "exempt", "detail", "evidence in court"))
                .then()
                .statusCode(200)
                .body("exceptions[0].basis", equalTo("evidence in court"))
                .extract()
                .path("exceptions[0].until");
        assertThat(Instant.parse(until))
                .isBetween(before.plus(364, ChronoUnit.DAYS), before.plus(367, ChronoUnit.DAYS));
    }

    @Test
    void the_public_sees_how_many_positions_are_exceptions() {
        attestation(10, exception(4), Map.of("position", 5, "status", "exempt", "basis", "b"), exception(6))
                .then()
                .statusCode(200);
        RestAssured.get("/api/v1/coverage/" + dataset)
                .then()
                .body("releases[0].exceptions", equalTo(Map.of("exempt", 1, "retained_backup", 2)))
                .body("releases[0].overdue", equalTo(0));
    }

    @Test
    void an_exception_that_has_ended_is_overdue_until_the_next_attestation_covers_it() {
        String until = Instant.now().plus(1, ChronoUnit.DAYS).toString();
        attestation(10, Map.of("position", 5, "status", "exempt", "basis", "b", "until", until))
                .then()
                .statusCode(200);
        sql.update("update exemption set until = now() - interval '1 hour' where dataset = ?", dataset);
        RestAssured.get("/api/v1/coverage/" + dataset)
                .then()
                .body("releases[0].exceptions", equalTo(Map.of()))
                .body("releases[0].overdue", equalTo(1));
        Partner.ops()
                .get(partner.path("/obligations"))
                .then()
                .body("copies[0].purged.position", equalTo(5))
                .body("copies[0].purged.late", equalTo(true));
        attest(Map.of("through", 10, "deleted", 1, "notHeld", 0));
        RestAssured.get("/api/v1/coverage/" + dataset).then().body("releases[0].overdue", equalTo(0));
    }

    @SafeVarargs
    private Response attestation(long through, Map<String, Object>... exceptions) {
        return partner.itself()
                .body(Map.of(
                        "dataset",
                        dataset,
                        "release",
                        "1.0",
                        "through",
                        through,
                        "statement",
                        "x",
                        "exceptions",
                        exceptions))
                .post("/api/v1/attestations");
    }

    private static Map<String, Object> exception(long position) {
        return Map.of("position", position, "status", "retained_backup", "detail", "tape");
    }

    private void attest(Map<String, Object> more) {
        Map<String, Object> body = new java.util.HashMap<>(more);
        body.putAll(Map.of("dataset", dataset, "release", "1.0", "statement", "Deleted."));
        partner.itself().body(body).post("/api/v1/attestations").then().statusCode(200);
    }

    private List<String> attestations() {
        return sql.list(
                "select coalesce(flagged, 'fits') from attestation where institution = ? order by id",
                row -> row.getString(1),
                partner.id);
    }
}
