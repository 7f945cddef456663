package org.rescind.notifier.obligation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescind.events.CoverageChanged;
import org.rescind.events.InstitutionChanged;
import org.rescind.events.Topic;
import org.rescind.notifier.Index;
import org.rescind.notifier.Partner;
import org.rescind.notifier.Receiver;
import org.rescind.notifier.Stack;
import org.rescind.notifier.Topics;

@QuarkusTest
@WithTestResource(Stack.class)
class DefaultTest {

    @Inject
    Index index;

    @Inject
    Topics topics;

    @Inject
    ObligationWorker worker;

    @Inject
    Clock clock;

    private final String dataset = Index.newDataset();
    private Partner partner;

    @BeforeEach
    void a_partner_that_holds_a_copy_and_has_no_endpoint() {
        partner = Partner.register().holds(dataset, "1.0", 0);
        index.appends(dataset, 1, 5);
        await().until(() -> partner.feed(dataset, 5, 1).path("head").equals(5));
    }

    @Test
    void each_cursor_has_its_deadline() {
        partner.itself()
                .get(partner.path("/obligations"))
                .then()
                .statusCode(200)
                .body("suspended", empty())
                .body("copies.release", contains("1.0"))
                .body("copies[0].notified.position", equalTo(1))
                .body("copies[0].notified.late", equalTo(false));
        clock.passes(dataset, "73 hours");
        partner.itself()
                .get(partner.path("/obligations"))
                .then()
                .body("copies[0].notified.late", equalTo(true))
                .body("copies[0].acknowledged.late", equalTo(true))
                .body("copies[0].purged.late", equalTo(false));
        partner.acknowledges(dataset, 3).then().statusCode(200);
        partner.itself()
                .get(partner.path("/obligations"))
                .then()
                .body("copies[0].notified.position", equalTo(4))
                .body("copies[0].acknowledged.position", equalTo(4))
                .body("copies[0].purged.position", equalTo(1));
        partner.attests(dataset, "1.0", 5).then().statusCode(200);
        partner.itself()
                .get(partner.path("/obligations"))
                .then()
                .body("copies[0].notified", nullValue())
                .body("copies[0].purged", nullValue());
        Partner.register().itself().get(partner.path("/obligations")).then().statusCode(404);
    }

    @Test
    void a_copy_that_is_registered_late_is_not_late_at_once() {
        clock.passes(dataset, "200 days");
        Partner late = Partner.register().holds(dataset, "1.0", 0);
        worker.round();
        Partner.ops()
                .get(late.path("/obligations"))
                .then()
                .body("copies[0].overdue", equalTo(false))
                .body("copies[0].notified.late", equalTo(false));
        assertThat(clock.status(late.id)).isEqualTo("ACTIVE");
        assertThat(clock.status(partner.id)).isEqualTo("SUSPENDED");
    }

    @Test
    void who_defaults_is_suspended_until_it_has_caught_up_and_can_do_all_that_takes_meanwhile() {
        clock.passes(dataset, "91 days");
        worker.round();
        awaitStatus(InstitutionChanged.Status.SUSPENDED);
        awaitCopy(copy -> copy.overdue() && copy.defaulted());
        Partner.ops()
                .get(partner.path("/obligations"))
                .then()
                .body("suspended.cause", contains("default"))
                .body("copies[0].defaulted", equalTo(true));
        try (Receiver receiver = new Receiver()) {
            partner.listensAt(receiver).awaitNotified(dataset, 5);
            assertThat(receiver.notices()).isNotEmpty();
        }
        partner.feed(dataset, 0, 10).then().statusCode(200);
        partner.acknowledges(dataset, 5).then().statusCode(200);
        partner.attests(dataset, "1.0", 4).then().statusCode(200);
        worker.round();
        assertThat(clock.status(partner.id)).as("not yet caught up").isEqualTo("SUSPENDED");
        partner.attests(dataset, "1.0", 5).then().statusCode(200);
        worker.round();
        awaitStatus(InstitutionChanged.Status.ACTIVE);
        awaitCopy(copy -> !copy.overdue() && !copy.defaulted());
    }

    @Test
    void what_operations_suspended_only_operations_can_end() {
        suspension().body("status", equalTo("suspended")).body("causes.cause", contains("ops"));
        awaitStatus(InstitutionChanged.Status.SUSPENDED);
        clock.passes(dataset, "91 days");
        worker.round();
        partner.attests(dataset, "1.0", 5).then().statusCode(200);
        worker.round();
        assertThat(clock.status(partner.id)).isEqualTo("SUSPENDED");
        Partner.ops().delete(partner.path("/suspension")).then().statusCode(200).body("status", equalTo("active"));
        awaitStatus(InstitutionChanged.Status.ACTIVE);
        Partner.ops().delete(partner.path("/suspension")).then().statusCode(404);
        partner.itself().delete(partner.path("/suspension")).then().statusCode(403);
    }

    @Test
    void a_default_outlasts_what_operations_end() {
        clock.passes(dataset, "91 days");
        worker.round();
        suspension().body("causes.cause", contains("default", "ops"));
        Partner.ops()
                .delete(partner.path("/suspension"))
                .then()
                .body("status", equalTo("suspended"))
                .body("causes.cause", contains("default"));
        assertThat(clock.status(partner.id)).isEqualTo("SUSPENDED");
    }

    @Test
    void a_waiver_needs_a_person_a_reason_and_a_date_and_ends_by_itself() {
        clock.passes(dataset, "91 days");
        worker.round();
        waive(Map.of("reason", "r", "until", "2099-01-01T00:00:00Z"), 422).body("errors.pointer", contains("/person"));
        waive(Map.of("person", "p", "until", "2099-01-01T00:00:00Z"), 422).body("errors.pointer", contains("/reason"));
        waive(Map.of("person", "p", "reason", "r"), 422).body("errors.pointer", contains("/until"));
        waive(Map.of("person", "p", "reason", "r", "until", "2020-01-01T00:00:00Z"), 422)
                .body("errors.pointer", contains("/until"));
        String until =
                java.time.Instant.now().plus(java.time.Duration.ofDays(10)).toString();
        waive(Map.of("person", "p", "reason", "r", "until", until), 200).body("copies.state", contains("waived"));
        worker.round();
        assertThat(clock.status(partner.id)).isEqualTo("ACTIVE");
        awaitCopy(copy -> copy.state() == CoverageChanged.State.WAIVED && !copy.overdue() && !copy.defaulted());
        index.recordsDownload(partner.id, dataset, "1.0", 5);
        clock.passes(dataset, "9 days");
        worker.round();
        awaitCopy(copy -> copy.state() == CoverageChanged.State.WAIVED);
        clock.passes(dataset, "2 days");
        worker.round();
        awaitCopy(copy -> copy.state() == CoverageChanged.State.HELD && !copy.overdue());
        clock.passes(dataset, "30 days");
        worker.round();
        awaitCopy(copy -> copy.state() == CoverageChanged.State.HELD && copy.overdue() && !copy.defaulted());
    }

    @Test
    void a_policy_holds_for_what_is_applied_later() {
        Partner.ops()
                .body(Map.of("purgedWithin", "PT1H", "notifiedWithin", "PT1H"))
                .put("/api/v1/datasets/" + dataset + "/policy")
                .then()
                .statusCode(200)
                .body("purgedWithin", equalTo("PT1H"))
                .body("acknowledgedWithin", equalTo("PT72H"));
        index.appends(dataset, 6, 6);
        await().until(() -> partner.feed(dataset, 5, 1).path("head").equals(6));
        clock.passes(dataset, "2 hours");
        Partner.ops()
                .get(partner.path("/obligations"))
                .then()
                .body("copies[0].purged.position", equalTo(1))
                .body("copies[0].purged.late", equalTo(false));
        partner.attests(dataset, "1.0", 5).then().statusCode(200);
        Partner.ops()
                .get(partner.path("/obligations"))
                .then()
                .body("copies[0].purged.position", equalTo(6))
                .body("copies[0].purged.late", equalTo(true));
    }

    @Test
    void a_policy_that_cannot_be_kept_is_refused() {
        Map<String, String> policy = new HashMap<>();
        policy.put("notifiedWithin", "soon");
        policy.put("acknowledgedWithin", "-P1D");
        policy.put("purgedWithin", "P200Y");
        Partner.ops()
                .body(policy)
                .put("/api/v1/datasets/" + dataset + "/policy")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/notifiedWithin", "/acknowledgedWithin", "/purgedWithin"));
        Partner.ops()
                .body(Map.of("purgedWithin", "P100D"))
                .put("/api/v1/datasets/" + dataset + "/policy")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/defaultedAfter"));
        partner.itself()
                .body(Map.of())
                .put("/api/v1/datasets/" + dataset + "/policy")
                .then()
                .statusCode(403);
        partner.itself()
                .get("/api/v1/datasets/" + dataset + "/policy")
                .then()
                .statusCode(200)
                .body("defaultedAfter", equalTo("P90D"));
    }

    private io.restassured.response.ValidatableResponse suspension() {
        return Partner.ops()
                .body(Map.of("reason", "redistributed"))
                .post(partner.path("/suspension"))
                .then()
                .statusCode(200);
    }

    private io.restassured.response.ValidatableResponse waive(Map<String, String> waiver, int status) {
        return Partner.ops()
                .body(waiver)
                .post(partner.path("/copies/" + dataset + "/1.0/waiver"))
                .then()
                .statusCode(status);
    }

    private void awaitStatus(InstitutionChanged.Status status) {
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(
                                topics.read(Topic.INSTITUTIONS, InstitutionChanged.class, partner.id.toString()))
                        .last()
                        .satisfies(event -> assertThat(event.status()).isEqualTo(status)));
    }

    private void awaitCopy(java.util.function.Predicate<CoverageChanged.Copy> expected) {
        await().atMost(10, SECONDS).untilAsserted(() -> {
            List<CoverageChanged> events =
                    topics.read(Topic.COVERAGE, CoverageChanged.class, dataset + "/" + partner.id);
            assertThat(events)
                    .last()
                    .satisfies(event ->
                            assertThat(event.releases()).singleElement().matches(expected));
        });
    }
}
