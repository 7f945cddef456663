package org.rescind.intake.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RequestStateTest {

    private static final Tally ALL_FOUND = new Tally(3, 0, 0, 0);
    private static final Tally ONE_AMBIGUOUS = new Tally(3, 0, 1, 0);
    private static final Tally ONE_REFUSED = new Tally(3, 0, 0, 1);
    private static final Tally ALL_REFUSED = new Tally(3, 0, 0, 3);
    private static final Tally ONE_UNSETTLED = new Tally(3, 1, 0, 2);

    static Stream<Arguments> outcomes() {
        return Stream.of(
                arguments("removing", ALL_FOUND, Positions.NEW, null, "propagating"),
                arguments("removing", ALL_FOUND, Positions.NONE, null, "fulfilled"),
                arguments("removing", ONE_AMBIGUOUS, Positions.NONE, null, "partial"),
                arguments("removing", ONE_REFUSED, Positions.NONE, null, "partial"),
                arguments("removing", ALL_REFUSED, Positions.NONE, null, "denied"),
                arguments("removing", ONE_UNSETTLED, Positions.NEW, null, "removing"),
                arguments("open", ALL_FOUND, Positions.NEW, null, "propagating"),
                arguments("open", ALL_FOUND, Positions.NONE, null, "fulfilled"),
                arguments("under_review", ALL_FOUND, Positions.NEW, null, "propagating"),
                arguments("under_review", ALL_REFUSED, Positions.NONE, null, "denied"),
                arguments("propagating", ALL_FOUND, Positions.KNOWN, null, "propagating"),
                arguments("propagating", ONE_AMBIGUOUS, Positions.NEW, null, "propagating"),
                arguments("fulfilled", ALL_FOUND, Positions.NEW, null, "propagating"),
                arguments("fulfilled", ALL_FOUND, Positions.KNOWN, null, "fulfilled"),
                arguments("partial", ALL_FOUND, Positions.KNOWN, null, "fulfilled"),
                arguments("partial", ALL_FOUND, Positions.NEW, null, "propagating"),
                arguments("denied", ALL_FOUND, Positions.NEW, null, "propagating"),
                arguments("withdrawing", ALL_FOUND, Positions.NEW, Withdrawal.REQUESTED, "withdrawing"),
                arguments("withdrawing", ALL_FOUND, Positions.NONE, Withdrawal.DONE, "withdrawn"),
                arguments("withdrawing", ALL_FOUND, Positions.KNOWN, Withdrawal.TOO_LATE, "propagating"),
                arguments("fulfilled", ALL_FOUND, Positions.NONE, Withdrawal.DONE, "withdrawn"),
                arguments("fulfilled", ALL_FOUND, Positions.KNOWN, Withdrawal.TOO_LATE, "fulfilled"),
                arguments("fulfilled", ALL_FOUND, Positions.NEW, Withdrawal.REQUESTED, "propagating"),
                arguments("withdrawn", ALL_FOUND, Positions.NONE, Withdrawal.DONE, "withdrawn"));
    }

    @ParameterizedTest(name = "{0} + {1}, positions {2}, withdrawal {3} -> {4}")
    @MethodSource("outcomes")
    void an_outcome_leads_to(
            String from, Tally tally, Positions positions, @Nullable Withdrawal withdrawal, String expected) {
        assertThat(state(from).resolved(tally, positions, withdrawal)).isEqualTo(state(expected));
    }

    @Test
    void a_request_with_nothing_for_index_to_resolve_is_partial_at_once() {
        assertThat(RequestState.received(false)).isEqualTo(state("partial"));
        assertThat(RequestState.received(true)).isEqualTo(state("open"));
    }

    @Test
    void a_hold_puts_a_request_under_review_unless_it_is_being_withdrawn() {
        for (String from : new String[] {"open", "removing", "propagating", "fulfilled", "partial", "denied"}) {
            assertThat(state(from).held()).isEqualTo(state("under_review"));
        }
        assertThat(state("withdrawing").held()).isEqualTo(state("withdrawing"));
        assertThat(state("withdrawn").held()).isEqualTo(state("withdrawn"));
    }

    @Test
    void a_withdrawal_of_a_closed_case_leaves_it_closed_until_index_has_decided() {
        for (String from : new String[] {"open", "under_review", "removing", "propagating"}) {
            assertThat(state(from).withdrawalRequested()).isEqualTo(state("withdrawing"));
        }
        for (String from : new String[] {"fulfilled", "partial", "denied", "withdrawn"}) {
            assertThat(state(from).withdrawalRequested()).isEqualTo(state(from));
        }
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void every_phase_is_one_of_in_progress(Phase phase) {
        RequestState state = state(phase.wireName).resolved(ALL_FOUND, Positions.NEW, null);

        assertThat(state.status() == Status.IN_PROGRESS).isEqualTo(state.phase() != null);
    }

    private static RequestState state(String name) {
        for (Phase phase : Phase.values()) {
            if (phase.wireName.equals(name)) {
                return new RequestState(Status.IN_PROGRESS, phase);
            }
        }
        return new RequestState(Status.valueOf(name.toUpperCase(java.util.Locale.ROOT)), null);
    }
}
