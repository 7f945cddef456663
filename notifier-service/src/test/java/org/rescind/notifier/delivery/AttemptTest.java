package org.rescind.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rescind.notifier.endpoint.Payload;
import org.rescind.notifier.webhook.Answer;
import org.rescind.notifier.webhook.BackOff;

class AttemptTest {

    private final BackOff backOff =
            new BackOff(Duration.ofSeconds(1), Duration.ofHours(1), InstantSource.system(), new Random(1));

    private Attempt attempt(long first, long last, @Nullable Integer status) {
        Claim claim = new Claim(
                UUID.randomUUID(),
                new Claim.Range("dif", first, last, Payload.FULL),
                1,
                3,
                "https://a.example/",
                new byte[0]);
        return Attempt.of(claim, new Answer(status, null, "", "no connection", Duration.ZERO), backOff);
    }

    @Test
    void any_2xx_delivers_the_range_and_ends_the_failures() {
        assertThat(attempt(1, 9, 204).delivered()).isTrue();
        assertThat(attempt(1, 9, 202).failures()).isZero();
        assertThat(attempt(1, 9, 299).endpointState()).isEqualTo("ACTIVE");
    }

    @Test
    void everything_else_is_a_failure_redirects_included_and_the_range_stays() {
        for (Integer status : new Integer[] {null, 199, 301, 302, 307, 400, 401, 404, 429, 500, 503}) {
            Attempt attempt = attempt(1, 9, status);
            assertThat(attempt.delivered()).isFalse();
            assertThat(attempt.remainingLast()).isEqualTo(9);
            assertThat(attempt.failures()).isEqualTo(4);
            assertThat(attempt.pause()).isPositive();
            assertThat(attempt.endpointState()).isEqualTo("FAILING");
        }
    }

    @Test
    void a_413_halves_the_range_at_once_until_a_single_entry_is_too_large() {
        assertThat(attempt(11, 20, 413).remainingLast()).isEqualTo(15);
        assertThat(attempt(11, 20, 413).newLimit()).isEqualTo(5);
        assertThat(attempt(11, 20, 413).pause()).isZero();
        assertThat(attempt(11, 12, 413).remainingLast()).isEqualTo(11);
        assertThat(attempt(11, 11, 413).failures()).isEqualTo(4);
        assertThat(attempt(11, 11, 413).endpointState()).isEqualTo("FAILING");
    }

    @Test
    void a_410_disables_the_endpoint_and_delivers_nothing() {
        assertThat(attempt(1, 9, 410).endpointState()).isEqualTo("DISABLED");
        assertThat(attempt(1, 9, 410).delivered()).isFalse();
    }
}
