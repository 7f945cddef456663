package org.rescind.notifier.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final RandomGenerator MIDDLE = new RandomGenerator() {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public double nextDouble() {
            return 0.5;
        }
    };

    private final BackOff exact = backOff(MIDDLE);

    private static BackOff backOff(RandomGenerator random) {
        return new BackOff(Duration.ofSeconds(1), Duration.ofHours(1), InstantSource.fixed(NOW), random);
    }

    private static Answer answer(int status, @Nullable String retryAfter) {
        return Answer.complete(status, retryAfter, "", Duration.ZERO);
    }

    @Test
    void pauses_double_from_a_second_to_an_hour_and_stay_there() {
        assertThat(exact.after(1, answer(500, null))).isEqualTo(Duration.ofSeconds(1));
        assertThat(exact.after(2, answer(500, null))).isEqualTo(Duration.ofSeconds(2));
        assertThat(exact.after(11, answer(500, null))).isEqualTo(Duration.ofSeconds(1024));
        assertThat(exact.after(13, answer(500, null))).isEqualTo(Duration.ofHours(1));
        assertThat(exact.after(1_000_000, answer(500, null))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void pauses_differ_by_up_to_a_fifth_so_that_institutions_do_not_come_back_together() {
        BackOff random = backOff(new Random(7));
        assertThat(Stream.generate(() -> random.after(4, answer(500, null))).limit(200))
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofMillis(6_400), Duration.ofMillis(9_600)))
                .anySatisfy(pause -> assertThat(pause).isLessThan(Duration.ofMillis(6_800)))
                .anySatisfy(pause -> assertThat(pause).isGreaterThan(Duration.ofMillis(9_200)));
    }

    @Test
    void a_busy_receiver_may_say_when_in_seconds_or_as_a_date() {
        assertThat(exact.after(1, answer(429, "120"))).isEqualTo(Duration.ofSeconds(120));
        assertThat(exact.after(9, answer(503, " 7 "))).isEqualTo(Duration.ofSeconds(7));
        assertThat(exact.after(1, answer(503, "Sun, 22 Nov 2026 10:05:00 GMT"))).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void what_a_receiver_asks_for_is_kept_between_the_first_and_the_longest_pause() {
        assertThat(exact.after(1, answer(429, "0"))).isEqualTo(Duration.ofSeconds(1));
        assertThat(exact.after(1, answer(429, "99999999999999999999"))).isEqualTo(Duration.ofHours(1));
        assertThat(exact.after(1, answer(429, "Sun, 22 Nov 2099 10:05:00 GMT"))).isEqualTo(Duration.ofHours(1));
        assertThat(exact.after(1, answer(429, "Sun, 22 Nov 1999 10:05:00 GMT"))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void only_429_and_503_may_ask_and_only_with_something_that_makes_sense() {
        assertThat(exact.after(1, answer(500, "120"))).isEqualTo(Duration.ofSeconds(1));
        assertThat(exact.after(1, answer(503, "soon"))).isEqualTo(Duration.ofSeconds(1));
        assertThat(exact.after(1, answer(503, "-5"))).isEqualTo(Duration.ofSeconds(1));
        assertThat(exact.after(2, Answer.none(Reason.NO_CONNECTION, Duration.ZERO)))
                .isEqualTo(Duration.ofSeconds(2));
    }
}
