package org.rescind.intake.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.rescind.intake.Database;
import org.rescind.intake.Person;
import org.rescind.intake.Wire;

@QuarkusTest
class RelayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void a_request_whose_publication_was_not_recorded_is_published_again_as_it_was() {
        Person person = Person.asksFor("61", "12345678@N61").awaitsState("in_progress/removing");
        await().atMost(PATIENCE).until(() -> Wire.heardOf(person.id()).size() == 1);

        // What a relay leaves behind that died between sending and marking.
        Database.update("update request set published_version = 0, status = 'open', phase = null where id = '"
                + person.id() + "'");

        await().atMost(PATIENCE).until(() -> Wire.heardOf(person.id()).size() == 2);
        assertThat(Wire.heardOf(person.id()).get(1))
                .isEqualTo(Wire.heardOf(person.id()).get(0));
        person.awaitsState("in_progress/removing");
    }

    @Test
    void a_request_that_changed_while_it_was_published_stays_unpublished() {
        Person person = Person.asksFor("62").awaitsState("in_progress/removing");
        await().atMost(PATIENCE)
                .until(() -> Database.value(
                                "select version = published_version from request where id = '" + person.id() + "'")
                        .equals("t"));

        Database.update("update request set version = version + 1 where id = '" + person.id() + "'");

        await().atMost(PATIENCE).until(() -> Wire.heardOf(person.id()).size() == 2);
        await().atMost(PATIENCE)
                .until(() -> Database.value("select published_version from request where id = '" + person.id() + "'")
                        .equals("2"));
    }
}
