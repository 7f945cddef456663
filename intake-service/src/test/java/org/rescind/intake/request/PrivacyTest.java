package org.rescind.intake.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.rescind.intake.Index.outcome;
import static org.rescind.intake.Index.removed;
import static org.rescind.intake.Index.resolves;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.rescind.events.Outcome;
import org.rescind.intake.Database;
import org.rescind.intake.Index;
import org.rescind.intake.IntakeStack;
import org.rescind.intake.LogListener;
import org.rescind.intake.MailServer;
import org.rescind.intake.Person;
import org.rescind.intake.Wire;
import org.rescind.stack.Canary;
import org.rescind.stack.TestStack;
import org.rescind.web.Encryption;

/** Invariant 10: what a person writes stays with the person and the publisher; after the retention it is nowhere. */
@QuarkusTest
class PrivacyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Canary name = new Canary("canary-" + UUID.randomUUID());
    private final Canary email = new Canary(name.text() + "+x@example.org");
    private final Canary message = new Canary("My name is " + name.text() + " & I live in Coal Street, Zürich.");
    private final Canary input = new Canary("please " + name.text() + " delete me/");
    private final Canary review = new Canary("The reviewer saw " + UUID.randomUUID() + " in the photo.");
    private final List<Canary> canaries = List.of(name, email, message, input, review);

    private final Confidential confidential;

    PrivacyTest(Confidential confidential) {
        this.confidential = confidential;
    }

    @Test
    void contact_message_and_free_text_appear_in_no_event_log_line_metric_or_row() throws Exception {
        StringBuffer log = new StringBuffer();
        Handler listener = LogListener.into(log);
        Logger.getLogger("").addHandler(listener);
        try {
            Person person = everythingHappensTo(Person.of(Person.submit(body(List.of("12345678@N99", input.text())))));

            assertThat(person.get("").asString()).contains(input.text()).doesNotContain(email.text(), message.text());
            assertThat(MailServer.to(email.text())).isNotEmpty();
            assertThat(Wire.everything()).contains(person.id().toString());
            assertThat(log.toString()).contains(person.id().toString());
            assertThat(everywhere(log.toString())).isEmpty();
            Canary key = new Canary(person.caseKey());
            assertThat(found(key, log.toString())).isEmpty();

            isErased(person);
            assertThat(everywhere(log.toString())).isEmpty();
        } finally {
            Logger.getLogger("").removeHandler(listener);
        }
    }

    /** Otherwise the test above would prove nothing. */
    @Test
    void whatever_hides_a_text_the_search_finds_it() throws Exception {
        Canary hidden = new Canary("hidden-" + UUID.randomUUID() + " ü&/?");
        Path place = Files.createTempDirectory(TestStack.shared().directory(), "control");
        Path file = place.resolve("control.log");
        try (Connection database = Database.connect();
                Statement sql = database.createStatement()) {
            sql.execute("create schema control");
            sql.execute("create table control.place (form text, bytes bytea)");
            for (String form : hidden.forms()) {
                Files.writeString(file, "before " + form + " behind", StandardCharsets.ISO_8859_1);
                assertThat(hidden.under(place)).as(form).isNotEmpty();
            }
            byte[] bytes = hidden.text().getBytes(StandardCharsets.UTF_8);
            String base64 = Base64.getEncoder().encodeToString(("a" + hidden.text()).getBytes(StandardCharsets.UTF_8));
            for (String value : List.of(
                    "('" + hidden.text() + "', null)",
                    "('" + base64 + "', null)",
                    "(null, '\\x" + HexFormat.of().formatHex(bytes) + "')",
                    "(null, '\\x" + HexFormat.of().formatHex(base64.getBytes(StandardCharsets.UTF_8)) + "')")) {
                sql.execute("insert into control.place values " + value);
                assertThat(hidden.in(database)).as(value).isNotEmpty();
                sql.execute("truncate control.place");
                assertThat(hidden.in(database)).isEmpty();
            }
            sql.execute("create table control.object as select lo_from_bytea(0, '\\x"
                    + HexFormat.of().formatHex(bytes) + "') as id");
            assertThat(hidden.in(database)).anyMatch(found -> found.startsWith("large objects"));
            sql.execute("select lo_unlink(id) from control.object");
            Wire.sayUnreadable(hidden.text());
            await().atMost(PATIENCE)
                    .until(() -> hidden.in(database).stream().anyMatch(found -> found.contains("quarantine")));
            assertThat(hidden.under(TestStack.shared().directory().resolve("kafka")))
                    .isNotEmpty();
            sql.execute("delete from quarantine where convert_from(bytes, 'UTF8') = '" + hidden.text() + "'");
        } finally {
            Database.update("drop schema if exists control cascade");
            Files.deleteIfExists(file);
            Files.delete(place);
        }
    }

    private Person everythingHappensTo(Person person) throws Exception {
        Person.submit(body(List.of(input.text()))).then().statusCode(422);
        Person.submit(Person.body(List.of("44"), Map.of("contact", Map.of("email", name.text()))))
                .then()
                .statusCode(422);
        Person.submit("{\"references\":[\"" + input.text() + "\"],\"relationship\":\"" + name.text() + "\"}")
                .then()
                .statusCode(422);
        Person.submit("{\"message\":\"" + name.text()).then().statusCode(400);
        Person.submit(Person.body(List.of("44"), Map.of("datasets", List.of(name.text()))))
                .then()
                .statusCode(422);
        confirmsTheAddress();
        Wire.say(Index.holds(person, 1, "privacy", 9_000));
        person.awaitsState("in_progress/under_review");
        decides(person, Map.of("decision", "extend", "text", review.text()));
        decides(person, Map.of("decision", "accept", "text", review.text()));
        Wire.say(resolves(
                person, 2, List.of(removed(1, 3), outcome(2, Outcome.REFUSED)), List.of(Index.at("privacy", 1, 3))));
        person.awaitsState("in_progress/propagating");
        await().atMost(PATIENCE).until(() -> MailServer.to(email.text()).size() >= 3);
        try (AutoCloseable rejecting = MailServer.answeringRecipientsWith("550")) {
            Person again = Person.of(Person.submit(body(List.of("12345678@N99"))));
            await().atMost(PATIENCE)
                    .until(() -> Database.value("select stopped_by from contact where request = '" + again.id() + "'")
                            != null);
        }
        Person third = Person.of(Person.submit(body(List.of("12345678@N99"))));
        await().atMost(PATIENCE).until(() -> !MailServer.to(email.text()).isEmpty());
        assertThat(third.id()).isNotEqualTo(person.id());
        person.withdraws().then().statusCode(202);
        await().atMost(PATIENCE).until(() -> Wire.heardOf(person.id()).size() >= 3);
        return person;
    }

    private void confirmsTheAddress() {
        await().atMost(PATIENCE).until(() -> !MailServer.to(email.text()).isEmpty());
        URI link = URI.create(MailServer.to(email.text()).get(0).link("confirm"));
        given().urlEncodingEnabled(false)
                .post(URI.create(
                        RestAssured.baseURI + ":" + RestAssured.port + link.getRawPath() + "?" + link.getRawQuery()))
                .then()
                .statusCode(200);
    }

    private void isErased(Person person) {
        byte[] sealed = HexFormat.of()
                .parseHex(Database.value(
                        "select encode(message_encrypted, 'hex') from request where id = '" + person.id() + "'"));
        assertThat(confidential.open(sealed, person.id(), "message")).isEqualTo(message.text());
        Wire.say(resolves(
                person,
                3,
                List.of(removed(1, 3), outcome(2, Outcome.REFUSED)),
                List.of(),
                org.rescind.events.RequestResolved.Withdrawal.DONE));
        person.awaitsState("withdrawn/null");
        Database.update("update request set closed_at = closed_at - interval '91 days', settled_at = closed_at"
                + " - interval '91 days' where id = '" + person.id() + "'");
        await().atMost(PATIENCE).until(() -> person.looksAtTheCase().getString("erasedAt") != null);

        assertThat(confidential.open(sealed, person.id(), "message")).isNull();
        assertThatThrownBy(() ->
                        Encryption.withKeys(IntakeStack.KEY).decrypt(sealed, "request/" + person.id() + "/message"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(person.get("").asString()).doesNotContain(input.text());
    }

    private List<String> everywhere(String log) throws SQLException {
        List<String> found = new ArrayList<>();
        for (Canary canary : canaries) {
            found.addAll(found(canary, log));
        }
        return found;
    }

    private static List<String> found(Canary canary, String log) throws SQLException {
        List<String> found = new ArrayList<>(canary.in(log));
        found.addAll(canary.in(Wire.everything()));
        found.addAll(canary.in(RestAssured.get("/q/metrics").asString()));
        found.addAll(canary.under(TestStack.shared().directory()));
        try (Connection database = Database.connect()) {
            found.addAll(canary.in(database));
        }
        return found.stream().map(where -> canary + " in " + where).toList();
    }

    private static void decides(Person person, Map<String, Object> decision) {
        given().header("Authorization", "Bearer " + IntakeStack.REVIEWER)
                .contentType(ContentType.JSON)
                .body(decision)
                .post("/api/v1/reviews/" + person.id() + "/decision")
                .then()
                .statusCode(200);
    }

    private Map<String, Object> body(List<String> references) {
        return Person.body(references, Map.of("contact", Map.of("email", email.text()), "message", message.text()));
    }
}
