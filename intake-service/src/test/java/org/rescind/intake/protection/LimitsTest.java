package org.rescind.intake.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final String HERE = "192.0.2.1";

    private final Limits limits = new Limits(Fixed.config(Map.of(
            "rescind.protection.mails", "3", "rescind.protection.remembered", "100", "rescind.protection.scale", "1")));

    @Test
    void a_client_that_had_its_allowance_is_told_when_there_is_more_and_others_are_not_concerned() {
        IntStream.range(0, 3)
                .forEach(i -> assertThat(limits.take(Allowance.MAILS, HERE)).isEmpty());

        assertThat(limits.lacking(Allowance.MAILS, HERE)).isPresent();
        assertThat(limits.take(Allowance.MAILS, HERE).orElseThrow())
                .isBetween(Duration.ofMinutes(19), Duration.ofMinutes(21));
        assertThat(limits.take(Allowance.MAILS, "192.0.2.2")).isEmpty();
        assertThat(limits.take(Allowance.LOOK_UPS, HERE)).isEmpty();
    }

    @Test
    void a_large_request_costs_a_free_one_only_when_its_references_are_free_too() {
        assertThat(limits.takeFree(HERE, 15_000)).isTrue();
        IntStream.range(0, 50)
                .forEach(i -> assertThat(limits.takeFree(HERE, 6_000)).isFalse());
        IntStream.range(0, 19).forEach(i -> assertThat(limits.takeFree(HERE, 1)).isTrue());
        assertThat(limits.takeFree(HERE, 1)).isFalse();
    }

    @Test
    void many_clients_are_remembered_in_bounded_memory() {
        IntStream.range(0, 1_000).forEach(i -> limits.take(Allowance.MAILS, "10.0." + i / 250 + "." + i % 250));
        IntStream.range(0, 1_000).forEach(i -> limits.take(Allowance.MAILS, "2001:db8::" + i));

        assertThat(limits.remembered()).isLessThanOrEqualTo(100);
    }

    @Test
    void the_addresses_of_one_network_are_one_client() {
        IntStream.range(0, 3).forEach(i -> limits.take(Allowance.MAILS, "2001:db8::" + i));

        assertThat(limits.take(Allowance.MAILS, "2001:db8::ffff")).isPresent();
    }
}
