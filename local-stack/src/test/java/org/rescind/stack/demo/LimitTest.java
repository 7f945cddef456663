package org.rescind.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LimitTest {
    private static final Duration OFTEN = Duration.ofMillis(1);

    @Test
    void what_is_missing_is_said_when_the_time_is_over() {
        var limit = new Limit(Duration.ofMillis(20), Optional::empty);

        assertThatThrownBy(() -> limit.await(OFTEN, () -> false, () -> "Three copies are missing."))
                .isInstanceOf(DemoException.class)
                .hasMessageEndingWith("Three copies are missing.");
    }

    @Test
    void nobody_waits_for_a_stack_that_cannot_go_on() {
        var limit = new Limit(Duration.ofMinutes(5), () -> Optional.of("index ended five times."));

        assertThatThrownBy(() -> limit.await(OFTEN, () -> false, () -> "")).hasMessage("index ended five times.");
    }

    @Test
    void what_comes_in_time_is_given() {
        var looks = new AtomicInteger();
        var limit = new Limit(Duration.ofMinutes(5), Optional::empty);

        var found = limit.awaitValue(
                OFTEN, () -> looks.incrementAndGet() < 3 ? Optional.empty() : Optional.of("it"), () -> "");

        assertThat(found).isEqualTo("it");
    }
}
