package org.rescind.intake.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rescind.intake.Index.at;
import static org.rescind.intake.Index.outcome;
import static org.rescind.intake.Index.removed;
import static org.rescind.intake.Index.resolves;
import static org.rescind.intake.Notifier.copy;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescind.events.CoverageChanged.State;
import org.rescind.events.Outcome;
import org.rescind.intake.Index;
import org.rescind.intake.Notifier;
import org.rescind.intake.Person;
import org.rescind.intake.Wire;

@QuarkusTest
class ClosingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private String dataset;
    private Notifier notifier;
    private Person person;

    @BeforeEach
    void a_case_waits_for_position_ten() {
        dataset = Index.hasDataset(true);
        notifier = new Notifier(dataset, "A", "B");
        person = Person.asksFor("91");
        Wire.say(resolves(person, 1, List.of(removed(1, 5)), List.of(at(dataset, 6, 10))));
        person.awaitsState("in_progress/propagating");
    }

    @Test
    void a_case_closes_when_every_copy_that_owes_its_last_position_was_notified() {
        notifier.covers(0, 10, 0, copy("1.0", 0, 0));
        notifier.covers(1, 9, 0, copy("1.0", 0, 0));
        notifier.head(10, 2);
        awaitNotified(1);
        assertThat(person.state()).isEqualTo("in_progress/propagating");

        notifier.covers(1, 10, 0, copy("1.0", 0, 0));

        person.awaitsState("fulfilled/null");
    }

    @Test
    void a_case_waits_until_notifier_has_applied_its_last_position() {
        notifier.covers(0, 10, 0, copy("1.0", 0, 0));
        notifier.head(9, 1);
        awaitNotified(1);
        assertThat(person.state()).isEqualTo("in_progress/propagating");

        notifier.head(10, 1);

        person.awaitsState("fulfilled/null");
    }

    @Test
    void a_case_waits_for_a_copy_that_was_counted_but_is_not_known_yet() {
        notifier.head(10, 2);
        notifier.covers(0, 10, 0, copy("1.0", 0, 0));
        awaitNotified(1);
        assertThat(person.state()).isEqualTo("in_progress/propagating");

        notifier.covers(1, 10, 0, copy("1.0", 0, 0));

        person.awaitsState("fulfilled/null");
    }

    @Test
    void retired_waived_and_defaulted_copies_and_those_that_start_later_hold_nothing_open() {
        notifier.covers(
                0,
                0,
                0,
                copy("1.0", 0, 0, State.RETIRED, false, false),
                copy("1.1", 0, 0, State.WAIVED, false, false),
                copy("1.2", 0, 0, State.HELD, true, true),
                copy("2.0", 10, 10));

        notifier.head(10, 2);

        person.awaitsState("fulfilled/null");
    }

    @Test
    void a_dataset_without_copies_needs_only_its_head() {
        notifier.head(10, 0);

        person.awaitsState("fulfilled/null");
    }

    @Test
    void a_closed_case_stays_closed_when_coverage_changes_and_opens_for_a_later_hit() {
        notifier.covers(0, 10, 0, copy("1.0", 0, 0));
        notifier.head(10, 1);
        person.awaitsState("fulfilled/null");

        notifier.covers(0, 3, 0, copy("1.0", 0, 0));
        notifier.head(10, 2);
        Wire.say(resolves(person, 2, List.of(removed(1, 6)), List.of(at(dataset, 6, 10))));
        await().atMost(PATIENCE).until(() -> person.looksAtTheCase().getInt("references[0].photos") == 6);
        assertThat(person.state()).isEqualTo("fulfilled/null");

        Wire.say(resolves(person, 3, List.of(removed(1, 7)), List.of(at(dataset, 6, 11))));
        person.awaitsState("in_progress/propagating");

        notifier.covers(0, 11, 0, copy("1.0", 0, 0));
        notifier.head(11, 1);
        person.awaitsState("fulfilled/null");
    }

    @Test
    void a_case_with_an_ambiguous_reference_closes_as_partial_and_when_coverage_came_first() {
        notifier.covers(0, 10, 0, copy("1.0", 0, 0));
        notifier.head(10, 1);
        person.awaitsState("fulfilled/null");
        Person late = Person.asksFor("92", "93");

        Wire.say(resolves(late, 1, List.of(removed(1, 5), outcome(2, Outcome.AMBIGUOUS)), List.of(at(dataset, 6, 10))));

        late.awaitsState("partial/null");
    }

    private void awaitNotified(int copies) {
        await().atMost(PATIENCE).until(() -> person.looksAtTheCase().getInt("datasets[0].copies.notified") == copies);
    }
}
