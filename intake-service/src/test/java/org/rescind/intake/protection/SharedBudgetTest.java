package org.rescind.intake.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.InstantSource;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rescind.intake.Database;

@QuarkusTest
class SharedBudgetTest {

    private static final int MOST = 1_000;
    private static final int PORTION = 100;

    private final String name = "test-" + UUID.randomUUID();
    private final SharedBudgetTable table;

    SharedBudgetTest(SharedBudgetTable table) {
        this.table = table;
        Database.update("insert into shared_budget values ('" + name + "', 'infinity', now())");
    }

    private SharedBudget instance() {
        return new SharedBudget(table, name, MOST, PORTION, InstantSource.system());
    }

    private static int takes(SharedBudget budget, int tries) {
        return (int) IntStream.range(0, tries)
                .filter(i -> {
                    boolean taken = budget.take().isEmpty();
                    if (budget.needsMore()) {
                        budget.takePortion();
                    }
                    return taken;
                })
                .count();
    }

    @Test
    void two_instances_share_what_there_is_for_an_hour() {
        SharedBudget one = instance();
        SharedBudget other = instance();

        assertThat(takes(one, 300)).isEqualTo(300);
        assertThat(one.isLow()).isFalse();
        assertThat(takes(other, 300)).isEqualTo(300);
        assertThat(other.isLow()).isTrue();
        // What refills in the second that this takes is one more.
        assertThat(takes(one, 2_000) + takes(other, 2_000)).isBetween(400 - PORTION, 405);
        assertThat(one.take()).isPresent();
        assertThat(other.lacking()).isPresent();

        Database.update("update shared_budget set refilled_at = refilled_at - interval '6 minutes' where name = '"
                + name + "'");
        one.takePortion();
        assertThat(one.take()).isEmpty();
    }

    @Test
    void what_was_given_before_the_first_portion_is_paid_from_it() {
        SharedBudget budget = instance();
        IntStream.range(0, 250).forEach(i -> assertThat(budget.take()).isEmpty());

        budget.takePortion();

        assertThat(Database.value("select round(tokens)::int from shared_budget where name = '" + name + "'"))
                .isEqualTo("" + (MOST - 250 - PORTION));
    }
}
