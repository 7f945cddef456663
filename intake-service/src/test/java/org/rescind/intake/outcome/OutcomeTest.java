package org.rescind.intake.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rescind.intake.Index.at;
import static org.rescind.intake.Index.outcome;
import static org.rescind.intake.Index.removed;
import static org.rescind.intake.Index.resolves;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rescind.events.Outcome;
import org.rescind.events.RequestResolved;
import org.rescind.events.RequestResolved.Reference;
import org.rescind.events.RequestResolved.Totals;
import org.rescind.events.Topic;
import org.rescind.intake.Database;
import org.rescind.intake.Index;
import org.rescind.intake.Person;
import org.rescind.intake.Wire;

@QuarkusTest
class OutcomeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void parts_of_an_outcome_count_only_when_all_have_arrived_in_whatever_order() {
        Person person = Person.asksFor("71", "72", "73").awaitsState("in_progress/removing");
        Wire.say(
                part(person, 1, 3, removed(3, 1)),
                part(person, 1, 1, removed(1, 1)),
                part(person, 1, 3, removed(3, 1)));
        await().atMost(PATIENCE)
                .until(() -> Database.value("select count(*) from outcome_part where request = '" + person.id() + "'")
                        .equals("2"));
        assertThat(person.state()).isEqualTo("in_progress/removing");

        Wire.say(part(person, 1, 2, outcome(2, Outcome.NOT_FOUND)));

        person.awaitsState("fulfilled/null");
        assertThat(person.looksAtTheCase().getList("references.outcome"))
                .containsExactly("removed", "not_found", "removed");
        assertThat(Database.value("select count(*) from outcome_part where request = '" + person.id() + "'"))
                .isEqualTo("0");
    }

    @Test
    void a_lower_revision_that_comes_late_is_ignored() {
        Person person = Person.asksFor("74");
        Wire.say(resolves(person, 5, List.of(removed(1, 1)), List.of()));
        person.awaitsState("fulfilled/null");

        Wire.say(resolves(person, 4, List.of(outcome(1, Outcome.REFUSED)), List.of()));
        Wire.say(resolves(person, 5, List.of(outcome(1, Outcome.REFUSED)), List.of()));

        Wire.awaitConsumed(Topic.REQUEST_OUTCOMES, person.id().toString());
        assertThat(person.state()).isEqualTo("fulfilled/null");
        assertThat(person.looksAtTheCase().getString("references[0].outcome")).isEqualTo("removed");
    }

    @Test
    void screen_names_and_rejected_texts_keep_the_outcome_that_they_got_at_once() {
        Person person = Person.asksFor("75", "https://example.org/nothing");
        assertThat(person.looksAtTheCase().getList("references.outcome")).containsExactly(null, "refused");

        Wire.say(resolves(person, 1, List.of(removed(1, 1), removed(2, 9)), List.of()));

        person.awaitsState("partial/null");
        assertThat(person.looksAtTheCase().getList("references.outcome")).containsExactly("removed", "refused");
    }

    @Test
    void a_case_with_a_reference_that_has_no_outcome_does_not_end() {
        Person person = Person.asksFor("76", "77");

        Wire.say(resolves(person, 1, List.of(removed(1, 1)), List.of()));

        await().atMost(PATIENCE)
                .until(() -> "removed".equals(person.looksAtTheCase().getString("references[0].outcome")));
        assertThat(person.state()).isEqualTo("in_progress/removing");
    }

    @Test
    void totals_that_do_not_add_up_raise_the_alarm() {
        Person person = Person.asksFor("78");
        double before = unbalanced();

        Wire.say(new RequestResolved(
                person.id(), 1, 1, 1, List.of(removed(1, 1)), List.of(), new Totals(5, 1, 0, 0, 0), null));
        person.awaitsState("fulfilled/null");
        assertThat(unbalanced()).isEqualTo(before + 1);

        Wire.say(resolves(person, 2, List.of(removed(1, 1)), List.of()));
        await().atMost(PATIENCE).until(() -> unbalanced() == before);
    }

    @Test
    void an_outcome_of_an_unknown_request_is_set_aside_and_the_others_are_applied() {
        Person person = Person.asksFor("79");
        Person nobody = new Person(UUID.randomUUID(), "");

        Wire.say(
                resolves(nobody, 1, List.of(removed(1, 1)), List.of()),
                resolves(person, 1, List.of(removed(1, 1)), List.of()));

        person.awaitsState("fulfilled/null");
        await().atMost(PATIENCE)
                .until(() -> Database.value("select count(*) from quarantine where key = '" + nobody.id() + "'::bytea")
                        .equals("1"));
    }

    @Test
    void nothing_found_at_all_is_fulfilled_and_all_refused_is_denied() {
        Person notFound = Person.asksFor("80");
        Person refused = Person.asksFor("81");

        Wire.say(
                resolves(notFound, 1, List.of(outcome(1, Outcome.NOT_FOUND)), List.of()),
                resolves(refused, 1, List.of(outcome(1, Outcome.REFUSED)), List.of()));

        notFound.awaitsState("fulfilled/null");
        refused.awaitsState("denied/null");
    }

    @Test
    void a_later_revision_replaces_the_positions_of_the_one_before() {
        String first = Index.hasDataset(true);
        String second = Index.hasDataset(true);
        Person person = Person.asksFor("82");
        Wire.say(resolves(person, 1, List.of(removed(1, 1)), List.of(at(first, 3, 3))));
        person.awaitsState("in_progress/propagating");

        Wire.say(resolves(person, 2, List.of(removed(1, 1)), List.of(at(second, 4, 5))));

        await().atMost(PATIENCE)
                .until(() -> person.looksAtTheCase().getList("datasets.dataset").equals(List.of(second)));
        assertThat(person.looksAtTheCase().getLong("datasets[0].lastPosition")).isEqualTo(5);
    }

    private static RequestResolved part(Person person, long revision, int part, Reference reference) {
        return new RequestResolved(
                person.id(), revision, part, 3, List.of(reference), List.of(), new Totals(3, 2, 0, 1, 0), null);
    }

    private static double unbalanced() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("rescind_cases_unbalanced"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
