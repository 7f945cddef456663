package org.rescind.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeathsTest {
    private final Deaths deaths = new Deaths(Deaths.LIMIT);
    private final Instant start = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void the_fifth_death_within_a_minute_is_one_too_many() {
        for (var second = 0; second < 40; second += 10) {
            assertThat(deaths.isHopeless(start.plusSeconds(second))).isFalse();
        }
        assertThat(deaths.isHopeless(start.plusSeconds(59))).isTrue();
    }

    @Test
    void deaths_that_are_further_apart_are_borne_for_ever() {
        for (var second = 0; second < 3600; second += 16) {
            assertThat(deaths.isHopeless(start.plusSeconds(second))).isFalse();
        }
    }
}
