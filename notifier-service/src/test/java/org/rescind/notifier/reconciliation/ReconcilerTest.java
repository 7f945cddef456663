package org.rescind.notifier.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescind.messaging.Sql;
import org.rescind.notifier.Index;
import org.rescind.notifier.Partner;
import org.rescind.notifier.Receiver;
import org.rescind.notifier.Stack;

@QuarkusTest
@WithTestResource(Stack.class)
class ReconcilerTest {

    @Inject
    Index index;

    @Inject
    Reconciler reconciler;

    @Inject
    Sql sql;

    private final String dataset = Index.newDataset();
    private Partner partner;

    @BeforeEach
    void a_partner_that_holds_a_copy() {
        partner = Partner.register().holds(dataset, "1.0", 2);
        index.appends(dataset, 1, 10);
        await().until(() -> partner.feed(dataset, 10, 1).path("head").equals(10));
    }

    @Test
    void whatever_may_happen_to_a_channel_is_accounted_for() {
        accountedFor();
        try (Receiver receiver = new Receiver()) {
            partner.listensAt(receiver).awaitNotified(dataset, 10);
            accountedFor();
            partner.acknowledges(dataset, 6).then().statusCode(200);
            accountedFor();
            Partner.ops()
                    .body(Map.of("dataset", dataset, "after", 4))
                    .post(partner.path("/replay"))
                    .then()
                    .statusCode(200);
            accountedFor();
            partner.awaitNotified(dataset, 10);
            accountedFor();
            partner.attests(dataset, "1.0", 8).then().statusCode(200);
            partner.holds(dataset, "1.0", 0);
            accountedFor();
            partner.awaitNotified(dataset, 10);
            partner.holds(dataset, "2.0", 9);
            accountedFor();
            Partner.ops()
                    .body(Map.of("reason", "destroyed"))
                    .post(partner.path("/copies/" + dataset + "/1.0/retirement"))
                    .then()
                    .statusCode(200);
            accountedFor();
            partner.holds(dataset, "1.0", 0).awaitNotified(dataset, 10);
            partner.attests(dataset, "1.0", 10).then().statusCode(200);
            accountedFor();
        }
    }

    @Test
    void what_was_read_from_the_feed_is_accounted_for() {
        partner.feed(dataset, 0, 4).then().statusCode(200);
        partner.awaitNotified(dataset, 6);
        accountedFor();
        partner.feed(dataset, 6, 100).then().statusCode(200);
        partner.awaitNotified(dataset, 10);
        accountedFor();
    }

    @Test
    void old_attempts_may_go() {
        try (Receiver receiver = new Receiver()) {
            partner.listensAt(receiver).awaitNotified(dataset, 10);
        }
        accountedFor();
        sql.update("delete from attempt where institution = ?", partner.id);
        accountedFor();
        partner.acknowledges(dataset, 10).then().statusCode(200);
        accountedFor();
    }

    @Test
    void a_cursor_that_nothing_moved_is_an_alarm_until_it_is_back() {
        accountedFor();
        sql.update("update channel set notified = 7 where institution = ?", partner.id);
        reconciler.round();
        assertThat(unaccounted()).isEqualTo(5);
        reconciler.round();
        assertThat(unaccounted()).isEqualTo(5);
        sql.update("update channel set notified = 2 where institution = ?", partner.id);
        accountedFor();
        sql.update("update copy set purged = 4 where institution = ?", partner.id);
        reconciler.round();
        assertThat(unaccounted()).isEqualTo(2);
        sql.update("update copy set purged = 2 where institution = ?", partner.id);
        accountedFor();
    }

    @Test
    void a_cursor_that_went_back_by_itself_is_an_alarm() {
        partner.acknowledges(dataset, 9).then().statusCode(200);
        accountedFor();
        sql.update("update channel set acknowledged = 5 where institution = ?", partner.id);
        reconciler.round();
        assertThat(unaccounted()).isEqualTo(4);
        sql.update("update channel set acknowledged = 9 where institution = ?", partner.id);
        accountedFor();
    }

    @Test
    void a_log_with_a_hole_a_copy_without_a_channel_and_a_channel_that_nobody_serves_are_alarms() {
        accountedFor();
        sql.update("update log_head set head = 12 where dataset = ?", dataset);
        reconciler.round();
        assertThat(unaccounted()).isEqualTo(2);
        sql.update("update log_head set head = 10 where dataset = ?", dataset);
        accountedFor();

        sql.update("create table kept as select * from channel where institution = ?", partner.id);
        sql.update("delete from channel where institution = ?", partner.id);
        reconciler.round();
        assertThat(unaccounted()).isEqualTo(8);
        sql.update("insert into channel select * from kept");
        sql.update("drop table kept");
        accountedFor();

        try (Receiver receiver = new Receiver()) {
            sql.update(
                    "update channel set next_attempt_at = now() + interval '2 days' where institution = ?", partner.id);
            partner.putEndpoint(receiver, "full");
            partner.awaitEndpoint("active");
            sql.update(
                    "update channel set next_attempt_at = now() + interval '2 days', notified = 2,"
                            + " sending_first = null, sending_last = null where institution = ?",
                    partner.id);
            sql.update("delete from attempt where institution = ?", partner.id);
            sql.update("delete from proof where institution = ?", partner.id);
            reconciler.round();
            assertThat(unaccounted()).isEqualTo(8);
        }
    }

    private void accountedFor() {
        reconciler.round();
        assertThat(unaccounted()).isZero();
    }

    private long unaccounted() {
        String name = "rescind_owed_unaccounted{dataset=\"" + dataset + "\"";
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToLong(value -> (long) Double.parseDouble(value))
                .findFirst()
                .orElseThrow();
    }
}
