package org.rescind.notifier;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.standardwebhooks.Webhook;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescind.messaging.Sql;
import org.rescind.notifier.Receiver.Message;
import org.rescind.notifier.Receiver.Reply;

@QuarkusTest
@WithTestResource(Stack.class)
class EndpointTest {

    @Inject
    Index index;

    @Inject
    Sql sql;

    private final String dataset = Index.newDataset();
    private final Receiver receiver = new Receiver();
    private Partner partner;

    @BeforeEach
    void register() {
        partner = Partner.register();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void a_new_endpoint_shows_its_secret_once_and_is_unverified() {
        receiver.answersChallenges(challenge -> Reply.status(500));
        partner.putEndpoint(receiver, "full")
                .then()
                .statusCode(201)
                .body("url", equalTo(receiver.url()))
                .body("payload", equalTo("full"))
                .body("state", equalTo("unverified"))
                .body("secret", startsWith("whsec_"));
        partner.putEndpoint(receiver, "full").then().statusCode(200).body("secret", nullValue());
        partner.itself()
                .get(partner.path("/endpoint"))
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("state", equalTo("unverified"))
                .body("since", notNullValue())
                .body("secret", nullValue());
    }

    @Test
    void nothing_is_sent_before_the_challenge_was_answered_with_the_same_value() throws Exception {
        List<Reply> wrong = List.of(
                Reply.status(200),
                new Reply(200, Map.of(), "{\"challenge\":\"something else\"}"),
                new Reply(200, Map.of(), "not json"),
                new Reply(500, Map.of(), "{}"));
        AtomicInteger tries = new AtomicInteger();
        receiver.answersChallenges(challenge ->
                tries.get() < wrong.size() ? wrong.get(tries.getAndIncrement()) : Receiver.echo(challenge));
        partner.holds(dataset, "1.0", 0);
        index.appends(dataset, 1, 2);
        partner.putEndpoint(receiver, "full");
        partner.awaitEndpoint("active").awaitNotified(dataset, 2);
        List<Message> all = receiver.all();
        assertThat(all.subList(0, 5)).allMatch(Message::isChallenge);
        assertThat(all.subList(5, all.size())).noneMatch(Message::isChallenge);
        assertThat(receiver.challenges())
                .extracting(Message::body)
                .containsOnly(all.get(0).body());
        for (Message challenge : receiver.challenges()) {
            new Webhook(partner.secret).verify(challenge.body(), new HashMap<>(challenge.headers()));
            assertThat(challenge.headers().getFirst("webhook-id")).isEqualTo(challenge.id());
            assertThat(challenge.json().path("source").asText()).isEqualTo("/institutions/" + partner.id);
        }
    }

    @Test
    void a_changed_url_is_challenged_anew_and_keeps_the_secret() {
        partner.holds(dataset, "1.0", 0).listensAt(receiver);
        String secret = partner.secret;
        try (Receiver other = new Receiver()) {
            partner.putEndpoint(other, "full")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("unverified"))
                    .body("secret", nullValue());
            partner.awaitEndpoint("active");
            assertThat(other.challenges()).hasSize(1);
            assertThat(partner.secret).isEqualTo(secret);
            index.appends(dataset, 1, 1);
            partner.awaitNotified(dataset, 1);
            assertThat(other.notices()).hasSize(1);
            assertThat(receiver.notices()).isEmpty();
        }
    }

    @Test
    void putting_the_same_again_changes_nothing() {
        partner.listensAt(receiver);
        partner.putEndpoint(receiver, "full").then().statusCode(200).body("state", equalTo("active"));
        assertThat(receiver.challenges()).hasSize(1);
    }

    @Test
    void after_a_rotation_both_secrets_sign_until_the_overlap_ends() {
        partner.holds(dataset, "1.0", 0).listensAt(receiver);
        String old = partner.secret;
        String fresh = partner.itself()
                .post(partner.path("/endpoint/secret"))
                .then()
                .statusCode(200)
                .body("previousSecretUntil", notNullValue())
                .extract()
                .path("secret");
        assertThat(fresh).startsWith("whsec_").isNotEqualTo(old);
        index.appends(dataset, 1, 1);
        partner.awaitNotified(dataset, 1);
        assertThat(verifies(fresh, receiver.notices().get(0))).isTrue();
        assertThat(verifies(old, receiver.notices().get(0))).isTrue();
        sql.update("update endpoint set previous_secret_until = now() where institution = ?", partner.id);
        index.appends(dataset, 2, 2);
        partner.awaitNotified(dataset, 2);
        assertThat(verifies(fresh, receiver.notices().get(1))).isTrue();
        assertThat(verifies(old, receiver.notices().get(1))).isFalse();
    }

    @Test
    void a_secret_that_has_leaked_can_be_replaced_without_any_overlap() {
        partner.holds(dataset, "1.0", 0).listensAt(receiver);
        String old = partner.secret;
        String fresh = partner.itself()
                .post(partner.path("/endpoint/secret?overlapHours=0"))
                .path("secret");
        index.appends(dataset, 1, 1);
        partner.awaitNotified(dataset, 1);
        assertThat(verifies(fresh, receiver.notices().get(0))).isTrue();
        assertThat(verifies(old, receiver.notices().get(0))).isFalse();
    }

    @Test
    void a_challenge_can_be_asked_for_again() {
        partner.listensAt(receiver);
        partner.itself()
                .post(partner.path("/endpoint/challenge"))
                .then()
                .statusCode(200)
                .body("state", equalTo("unverified"));
        partner.awaitEndpoint("active");
        await().atMost(5, SECONDS).until(() -> receiver.challenges().size() == 2);
        assertThat(receiver.challenges()).extracting(Message::id).doesNotHaveDuplicates();
    }

    @Test
    void a_url_that_we_do_not_deliver_to_is_refused_with_the_reason() {
        partner.itself()
                .body(Map.of("url", "https://10.0.0.1/"))
                .put(partner.path("/endpoint"))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/url"))
                .body("errors[0].detail", notNullValue());
        partner.itself()
                .body(Map.of("payload", "full"))
                .put(partner.path("/endpoint"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/url"));
    }

    @Test
    void what_belongs_to_another_institution_is_not_there() {
        Partner stranger = Partner.register();
        partner.listensAt(receiver);
        for (String rest : List.of("", "/endpoint")) {
            stranger.itself().get(partner.path(rest)).then().statusCode(404);
        }
        for (String rest : List.of("/endpoint/secret", "/endpoint/challenge", "/pause", "/resume")) {
            stranger.itself().post(partner.path(rest)).then().statusCode(404);
        }
        stranger.itself()
                .body(Map.of("url", receiver.url()))
                .put(partner.path("/endpoint"))
                .then()
                .statusCode(404);
        stranger.itself()
                .body(Map.of("dataset", dataset, "after", 0))
                .post(partner.path("/replay"))
                .then()
                .statusCode(404);
    }

    @Test
    void without_a_key_nothing_is_told_and_an_institution_is_not_operations() {
        io.restassured.RestAssured.get(partner.path("/endpoint")).then().statusCode(401);
        io.restassured.RestAssured.get("/api/v1/institutions").then().statusCode(401);
        partner.itself().get("/api/v1/institutions").then().statusCode(403);
        partner.itself()
                .body(Map.of("name", "x", "country", "NL", "contactEmail", "a@b.example"))
                .post("/api/v1/institutions")
                .then()
                .statusCode(403);
        Partner.ops()
                .body(Map.of("name", ""))
                .post("/api/v1/institutions")
                .then()
                .statusCode(422);
    }

    private static boolean verifies(String secret, Message message) {
        try {
            new Webhook(secret).verify(message.body(), new HashMap<>(message.headers()));
            return true;
        } catch (Exception e) {
            return false;
        }
    }
}
