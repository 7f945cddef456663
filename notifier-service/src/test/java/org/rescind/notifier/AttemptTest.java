package org.rescind.notifier;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescind.messaging.Sql;
import org.rescind.notifier.Receiver.Message;
import org.rescind.notifier.Receiver.Reply;

/** What an institution can see of what we tried, and try itself. */
@QuarkusTest
@WithTestResource(Stack.class)
class AttemptTest {

    @Inject
    Index index;

    @Inject
    Sql sql;

    private final String dataset = Index.newDataset();
    private final Receiver receiver = new Receiver();
    private Partner partner;

    @BeforeEach
    void register() {
        partner = Partner.register().holds(dataset, "1.0", 0);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private List<String> kinds() {
        return partner.itself().get(partner.path("/attempts")).path("items.kind");
    }

    @Test
    void every_attempt_is_listed_the_newest_first_with_its_answer_and_reason() {
        receiver.answers(notice -> receiver.notices().size() == 1
                ? new Reply(500, Map.of(), "no disk " + "x".repeat(2_000))
                : Reply.status(204));
        partner.listensAt(receiver);
        index.appends(dataset, 1, 3);
        partner.awaitNotified(dataset, 3);
        await().until(() -> kinds().size() == 3);
        Response list = partner.itself().get(partner.path("/attempts"));
        list.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("items.kind", equalTo(List.of("notice", "notice", "challenge")))
                .body("items[0].status", equalTo(204))
                .body("items[0].reason", nullValue())
                .body("items[0].webhookId", equalTo(dataset + ":1-3"))
                .body("items[0].first", equalTo(1))
                .body("items[0].last", equalTo(3))
                .body("items[0].url", equalTo(receiver.url()))
                .body("items[1].status", equalTo(500))
                .body("items[1].reason", equalTo("status"))
                .body("items[1].error", equalTo("status 500: the answer is not a 2xx"))
                .body("items[1].response", startsWith("no disk x"))
                .body("items[2].webhookId", startsWith("challenge:"))
                .body("next", nullValue());
        assertThat(list.<String>path("items[1].response")).hasSize(1024);
        partner.itself()
                .get(partner.path("/attempts?failed=true"))
                .then()
                .body("items", hasSize(1))
                .body("items[0].status", equalTo(500));
    }

    @Test
    void the_list_can_be_read_in_parts_without_a_gap_or_a_repeat() {
        partner.listensAt(receiver);
        for (int i = 1; i <= 7; i++) {
            index.appends(dataset, i, i);
            partner.awaitNotified(dataset, i);
        }
        await().until(() -> kinds().size() == 8);
        List<String> ids = new ArrayList<>();
        String next = "";
        do {
            Response part = partner.itself().get(partner.path("/attempts?limit=3&cursor=" + next));
            ids.addAll(part.path("items.id"));
            next = part.path("next");
        } while (next != null);
        assertThat(ids)
                .hasSize(8)
                .doesNotHaveDuplicates()
                .isEqualTo(partner.itself().get(partner.path("/attempts")).path("items.id"));
        partner.itself().get(partner.path("/attempts?cursor=nonsense")).then().statusCode(400);
    }

    @Test
    void attempts_of_others_are_not_there() {
        Partner.register().itself().get(partner.path("/attempts")).then().statusCode(404);
        io.restassured.RestAssured.get(partner.path("/attempts")).then().statusCode(401);
    }

    @Test
    void what_was_read_of_the_feed_is_listed_too() {
        index.appends(dataset, 1, 3);
        await().until(() -> partner.feed(dataset, 0, 2).path("through").equals(2));
        await().until(() -> kinds().contains("feed"));
        partner.itself()
                .get(partner.path("/attempts"))
                .then()
                .body("items[0].first", equalTo(1))
                .body("items[0].last", equalTo(2))
                .body("items[0].url", nullValue());
    }

    @Test
    void attempts_lie_in_the_partition_of_their_day() {
        partner.listensAt(receiver);
        String today = "attempt_" + LocalDate.now(ZoneOffset.UTC).toString().replace('-', '_');
        await().atMost(10, SECONDS)
                .until(() -> sql.one("select to_regclass(?) is not null", row -> row.getBoolean(1), today)
                        .orElseThrow());
        assertThat(sql.one("select count(*) from " + today, row -> row.getLong(1))
                                .orElseThrow()
                        + sql.one("select count(*) from attempt_other", row -> row.getLong(1))
                                .orElseThrow())
                .isPositive();
    }

    @Test
    void a_test_goes_out_at_once_and_says_what_came_back() throws Exception {
        partner.itself().post(partner.path("/endpoint/test")).then().statusCode(404);
        receiver.answersChallenges(challenge -> Reply.status(500));
        partner.putEndpoint(receiver, "full");
        partner.itself().post(partner.path("/endpoint/test")).then().statusCode(409);
        receiver.answersChallenges(Receiver::echo);
        partner.awaitEndpoint("active");
        partner.itself()
                .post(partner.path("/endpoint/test"))
                .then()
                .statusCode(200)
                .body("delivered", equalTo(true))
                .body("status", equalTo(204));
        receiver.answers(test -> new Reply(401, Map.of(), "bad signature"));
        partner.itself()
                .post(partner.path("/endpoint/test"))
                .then()
                .statusCode(200)
                .body("delivered", equalTo(false))
                .body("status", equalTo(401))
                .body("response", equalTo("bad signature"));
        Message test = receiver.notices().get(0);
        assertThat(test.json().path("type").asText()).isEqualTo("org.rescind.test-notice.v1");
        new com.standardwebhooks.Webhook(partner.secret).verify(test.body(), new java.util.HashMap<>(test.headers()));
        assertThat(partner.endpointState()).as("a test changes nothing").isEqualTo("active");
        assertThat(kinds()).startsWith("test", "test");
    }

    @Test
    void a_gateway_gets_its_header_which_is_never_shown_again() {
        partner.itself()
                .body(Map.of("url", receiver.url(), "header", Map.of("name", "X-Gateway", "value", "open sesame")))
                .put(partner.path("/endpoint"))
                .then()
                .statusCode(201)
                .body("header.name", equalTo("X-Gateway"))
                .body("header.value", nullValue());
        partner.awaitEndpoint("active");
        assertThat(receiver.challenges().get(0).headers().getFirst("X-Gateway")).isEqualTo("open sesame");
        partner.itself()
                .body(Map.of("url", receiver.url(), "header", Map.of("name", "X-Gateway")))
                .put(partner.path("/endpoint"))
                .then()
                .statusCode(200);
        partner.itself().post(partner.path("/endpoint/test")).then().statusCode(200);
        assertThat(receiver.notices().get(0).headers().getFirst("X-Gateway")).isEqualTo("open sesame");
        partner.itself()
                .body(Map.of("url", receiver.url()))
                .put(partner.path("/endpoint"))
                .then()
                .body("header", nullValue());
        partner.itself().post(partner.path("/endpoint/test")).then().statusCode(200);
        assertThat(receiver.notices().get(1).headers().getFirst("X-Gateway")).isNull();
    }

    @Test
    void a_header_that_is_not_its_to_give_is_refused() {
        for (Map<String, String> header : List.of(
                Map.of("name", "Host", "value", "inside"),
                Map.of("name", "webhook-id", "value", "1"),
                Map.of("name", "Content-Length", "value", "0"),
                Map.of("name", "X Space", "value", "1"),
                Map.of("name", "X-Split", "value", "a\r\nX-Other: b"),
                Map.of("name", "X-Unknown"),
                Map.of("value", "only"))) {
            partner.itself()
                    .body(Map.of("url", receiver.url(), "header", header))
                    .put(partner.path("/endpoint"))
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/header"));
        }
        partner.itself().get(partner.path("/endpoint")).then().statusCode(404);
    }
}
