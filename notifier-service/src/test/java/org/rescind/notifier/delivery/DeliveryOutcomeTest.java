package org.rescind.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rescind.notifier.endpoint.Payload;
import org.rescind.notifier.endpoint.SealedTarget;
import org.rescind.notifier.webhook.Answer;
import org.rescind.notifier.webhook.BackOff;
import org.rescind.notifier.webhook.Reason;

class DeliveryOutcomeTest {

    private final BackOff backOff =
            new BackOff(Duration.ofSeconds(1), Duration.ofHours(1), InstantSource.system(), new Random(1));

    private Delivery delivery(long first, long last, @Nullable Integer status) {
        Claim claim = new Claim(
                UUID.randomUUID(),
                new Claim.Range("dif", first, last, Payload.FULL),
                1,
                false,
                3,
                new SealedTarget(UUID.randomUUID(), "https://a.example/", new byte[0], null, null));
        return Delivery.of(
                claim,
                status == null
                        ? new Answer(null, null, "", Reason.NO_CONNECTION, Duration.ZERO)
                        : Answer.complete(status, null, "", Duration.ZERO),
                backOff);
    }

    @Test
    void any_2xx_delivers_the_range_and_ends_the_failures() {
        assertThat(delivery(1, 9, 204).delivered()).isTrue();
        assertThat(delivery(1, 9, 202).failures()).isZero();
        assertThat(delivery(1, 9, 299).endpointState()).as("nothing new").isNull();
    }

    @Test
    void everything_else_is_a_failure_redirects_included_and_the_range_stays() {
        for (Integer status : new Integer[] {null, 199, 301, 302, 307, 400, 401, 404, 429, 500, 503}) {
            Delivery delivery = delivery(1, 9, status);
            assertThat(delivery.delivered()).isFalse();
            assertThat(delivery.remainingLast()).isEqualTo(9);
            assertThat(delivery.failures()).isEqualTo(4);
            assertThat(delivery.pause()).isPositive();
            assertThat(delivery.endpointState()).isEqualTo("FAILING");
        }
    }

    @Test
    void a_413_halves_the_range_at_once_until_a_single_entry_is_too_large() {
        assertThat(delivery(11, 20, 413).remainingLast()).isEqualTo(15);
        assertThat(delivery(11, 20, 413).newLimit()).isEqualTo(5);
        assertThat(delivery(11, 20, 413).pause()).isZero();
        assertThat(delivery(11, 12, 413).remainingLast()).isEqualTo(11);
        assertThat(delivery(11, 11, 413).failures()).isEqualTo(4);
        assertThat(delivery(11, 11, 413).endpointState()).isEqualTo("FAILING");
    }

    @Test
    void a_410_disables_the_endpoint_and_delivers_nothing() {
        assertThat(delivery(1, 9, 410).endpointState()).isEqualTo("DISABLED");
        assertThat(delivery(1, 9, 410).delivered()).isFalse();
    }

    @Test
    void what_found_no_place_was_not_tried_and_has_not_failed() {
        Claim claim = delivery(1, 9, 204).claim();
        Delivery delivery = Delivery.of(claim, new Answer(null, null, "", Reason.NO_PLACE, Duration.ZERO), backOff);
        assertThat(delivery.wasTried()).isFalse();
        assertThat(delivery.delivered()).isFalse();
        assertThat(delivery.failures()).isEqualTo(claim.failures());
        assertThat(delivery.remainingLast()).isEqualTo(9);
        assertThat(delivery.endpointState()).isNull();
    }
}
