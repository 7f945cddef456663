package org.rescind.intake.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rescind.intake.Index.removed;
import static org.rescind.intake.Index.resolves;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.rescind.intake.Database;
import org.rescind.intake.Index;
import org.rescind.intake.Person;
import org.rescind.intake.Wire;

/** Invariant 10: what a person writes stays with the person and the publisher. */
@QuarkusTest
class PrivacyTest {

    private static final String CANARY = "canary-in-the-coal-mine";
    private static final String EMAIL = CANARY + "@example.org";
    private static final String MESSAGE = "My name is " + CANARY + " and I live in Coal Street.";
    private static final String INPUT = "please " + CANARY + " delete me";

    @Test
    void contact_message_and_free_text_appear_in_no_event_log_line_metric_or_row() {
        StringBuffer log = new StringBuffer();
        Handler listener = listener(log);
        Logger.getLogger("").addHandler(listener);
        try {
            Person person = everythingHappensTo(Person.of(Person.submit(body(List.of("12345678@N99", INPUT)))));

            assertThat(person.get("").asString()).contains(INPUT).doesNotContain(EMAIL, MESSAGE);
            assertThat(Wire.everything()).contains(person.id().toString()).doesNotContain(CANARY);
            assertThat(Database.dump())
                    .contains(person.id().toString(), "12345678@N99")
                    .doesNotContain(CANARY, person.caseKey());
            assertThat(RestAssured.get("/q/metrics").asString()).doesNotContain(CANARY);
            assertThat(log.toString())
                    .contains(person.id().toString())
                    .doesNotContain(CANARY)
                    .doesNotContain(person.caseKey());
        } finally {
            Logger.getLogger("").removeHandler(listener);
        }
    }

    private static Person everythingHappensTo(Person person) {
        Person.submit(body(List.of(INPUT))).then().statusCode(422);
        Person.submit(Person.body(List.of("44"), Map.of("contact", Map.of("email", CANARY))))
                .then()
                .statusCode(422);
        Person.submit("{\"references\":[\"" + INPUT + "\"],\"relationship\":\"" + CANARY + "\"}")
                .then()
                .statusCode(422);
        Person.submit("{\"message\":\"" + CANARY).then().statusCode(400);
        Person.submit(Person.body(List.of("44"), Map.of("datasets", List.of(CANARY))))
                .then()
                .statusCode(422);
        Wire.say(resolves(person, 1, List.of(removed(1, 3)), List.of(Index.at("privacy", 1, 3))));
        person.awaitsState("in_progress/propagating");
        person.withdraws().then().statusCode(202);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Wire.heardOf(person.id()).size() >= 3);
        return person;
    }

    private static Map<String, Object> body(List<String> references) {
        return Person.body(references, Map.of("contact", Map.of("email", EMAIL), "message", MESSAGE));
    }

    private static Handler listener(StringBuffer log) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                log.append(record.getMessage());
                if (record.getParameters() != null) {
                    log.append(List.of(record.getParameters()));
                }
                log.append(record.getThrown()).append('\n');
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
