package org.rescind.index.removal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rescind.index.removal.HoldTable.Impact;

class HoldPolicyTest {

    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @Test
    void a_request_for_more_than_5000_photos_waits_for_a_person() {
        assertThat(HoldPolicy.held(List.of(new Impact(first, "dif", 5_000, 1_000_000, 0))))
                .isEmpty();
        assertThat(HoldPolicy.held(List.of(new Impact(first, "dif", 5_001, 1_000_000, 0))))
                .containsExactly(first);
    }

    @Test
    void what_exceeds_the_hours_budget_waits_and_what_comes_before_it_does_not() {
        List<Impact> impacts = List.of(
                new Impact(first, "dif", 4_000, 100_000, 5_000), new Impact(second, "dif", 1_001, 100_000, 5_000));

        assertThat(HoldPolicy.held(impacts)).containsExactly(second);
    }

    @Test
    void a_large_dataset_has_a_larger_budget_of_two_percent() {
        assertThat(HoldPolicy.held(List.of(new Impact(first, "dif", 5_000, 1_000_000, 15_000))))
                .isEmpty();
        assertThat(HoldPolicy.held(List.of(new Impact(first, "dif", 5_000, 1_000_000, 15_001))))
                .containsExactly(first);
    }

    @Test
    void a_request_that_is_held_uses_no_budget() {
        List<Impact> impacts = List.of(
                new Impact(first, "dif", 6_000, 100_000, 6_000), new Impact(second, "dif", 4_000, 100_000, 6_000));

        assertThat(HoldPolicy.held(impacts)).containsExactly(first);
    }
}
