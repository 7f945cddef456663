package org.rescind.notifier;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescind.messaging.EventCodec;

@QuarkusTest
@WithTestResource(Stack.class)
class FeedTest {

    @Inject
    Index index;

    @Inject
    EventCodec codec;

    private final String dataset = Index.newDataset();
    private Partner partner;

    @BeforeEach
    void a_partner_that_holds_a_copy_from_position_3_on() {
        partner = Partner.register().holds(dataset, "1.0", 3);
        index.appends(dataset, 1, 10);
        await().until(() -> partner.feed(dataset, 10, 1).path("head").equals(10));
    }

    @Test
    void the_log_can_be_read_to_its_end_in_parts_from_the_lowest_start_on() {
        partner.feed(dataset, 0, 4)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("dataset", equalTo(dataset))
                .body("after", equalTo(3))
                .body("through", equalTo(7))
                .body("head", equalTo(10))
                .body("entries.position", contains(4, 5, 6, 7));
        partner.feed(dataset, 7, 1000).then().body("through", equalTo(10)).body("entries.position", contains(8, 9, 10));
        partner.feed(dataset, 10, 5).then().body("through", equalTo(10)).body("entries", empty());
    }

    @Test
    void entries_are_the_bytes_that_notices_carry() {
        assertThat(partner.feed(dataset, 3, 1).asString())
                .endsWith(",\"entries\":[" + codec.write(Index.entry(4)) + "]}");
    }

    @Test
    void what_was_read_counts_as_notified_also_without_an_endpoint() {
        partner.feed(dataset, 3, 4);
        partner.awaitNotified(dataset, 7);
        assertThat(partner.position(dataset).acknowledged()).isEqualTo(3);
    }

    @Test
    void reading_on_with_a_gap_does_not_count() {
        partner.feed(dataset, 6, 4).then().body("through", equalTo(10));
        partner.feed(dataset, 3, 1);
        partner.awaitNotified(dataset, 4);
        assertThat(partner.position(dataset).notified()).isEqualTo(4);
    }

    @Test
    void a_feed_of_what_it_does_not_hold_is_not_there() {
        partner.feed(Index.newDataset(), 0, 1).then().statusCode(404);
        Partner.register().feed(dataset, 0, 1).then().statusCode(404);
        partner.feed(dataset, -1, 1).then().statusCode(422);
        partner.feed(dataset, 0, 1001).then().statusCode(422);
        io.restassured.RestAssured.get("/api/v1/feed/" + dataset).then().statusCode(401);
    }

    @Test
    void who_waits_is_answered_as_soon_as_there_is_something() throws Exception {
        CompletableFuture<Response> waiting = CompletableFuture.supplyAsync(
                () -> partner.itself().get("/api/v1/feed/" + dataset + "?after=10&wait=30"));
        await().during(300, MILLISECONDS).until(() -> !waiting.isDone());
        index.appends(dataset, 11, 12);
        waiting.get(10, SECONDS)
                .then()
                .statusCode(200)
                .body("through", equalTo(12))
                .body("entries.position", contains(11, 12));
        partner.awaitNotified(dataset, 3);
    }

    @Test
    void who_waits_in_vain_gets_an_empty_page_when_the_time_is_over() {
        partner.itself()
                .get("/api/v1/feed/" + dataset + "?after=10&wait=1")
                .then()
                .statusCode(200)
                .time(greaterThanOrEqualTo(950L), MILLISECONDS)
                .body("through", equalTo(10))
                .body("entries", empty());
        partner.itself()
                .get("/api/v1/feed/" + dataset + "?after=10&wait=61")
                .then()
                .statusCode(422);
    }
}
