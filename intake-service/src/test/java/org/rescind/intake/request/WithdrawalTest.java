package org.rescind.intake.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rescind.intake.Index.at;
import static org.rescind.intake.Index.removed;
import static org.rescind.intake.Index.resolves;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescind.events.Outcome;
import org.rescind.events.RequestResolved;
import org.rescind.events.RequestWithdrawn;
import org.rescind.intake.Index;
import org.rescind.intake.Person;
import org.rescind.intake.Wire;

@QuarkusTest
class WithdrawalTest {

    @Test
    void a_withdrawal_in_time_ends_the_case() {
        Person person = Person.asksFor("51").awaitsState("in_progress/removing");

        var answer = person.withdraws();
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.jsonPath().getString("phase")).isEqualTo("withdrawing");
        awaitWithdrawn(person);
        Wire.say(resolves(
                person, 1, List.of(Index.outcome(1, Outcome.NOT_FOUND)), List.of(), RequestResolved.Withdrawal.DONE));

        person.awaitsState("withdrawn/null");
        assertThat(person.looksAtTheCase().getString("withdrawal")).isEqualTo("done");
    }

    @Test
    void a_withdrawal_that_is_too_late_lets_the_case_go_on() {
        String dataset = Index.hasDataset(true);
        Person person = Person.asksFor("52");
        Wire.say(resolves(person, 1, List.of(removed(1, 1)), List.of(at(dataset, 1, 1))));
        person.awaitsState("in_progress/propagating");

        person.withdraws().then().statusCode(202);
        assertThat(person.state()).isEqualTo("in_progress/withdrawing");
        awaitWithdrawn(person);
        Wire.say(resolves(
                person, 2, List.of(removed(1, 1)), List.of(at(dataset, 1, 1)), RequestResolved.Withdrawal.TOO_LATE));

        person.awaitsState("in_progress/propagating");
        assertThat(person.looksAtTheCase().getString("withdrawal")).isEqualTo("too_late");
    }

    @Test
    void withdrawing_again_changes_nothing() {
        Person person = Person.asksFor("53").awaitsState("in_progress/removing");

        person.withdraws().then().statusCode(202);
        awaitWithdrawn(person);
        int said = Wire.heardOf(person.id()).size();
        person.withdraws().then().statusCode(202);
        Person later = Person.asksFor("54").awaitsState("in_progress/removing");

        assertThat(later.state()).isEqualTo("in_progress/removing");
        assertThat(Wire.heardOf(person.id())).hasSize(said);
    }

    private static void awaitWithdrawn(Person person) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Wire.heardOf(person.id()).contains(new RequestWithdrawn(person.id())));
    }
}
