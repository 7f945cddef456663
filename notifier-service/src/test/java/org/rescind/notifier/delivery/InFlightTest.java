package org.rescind.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rescind.notifier.endpoint.Payload;
import org.rescind.notifier.endpoint.SealedTarget;

class InFlightTest {

    private final InFlight inFlight = new InFlight(100, 10 * Notice.MOST_BYTES);

    @Test
    void channels_that_failed_never_take_the_place_of_healthy_ones() {
        InFlight many = new InFlight(100, 1_000 * Notice.MOST_BYTES);
        for (int i = 0; i < 25; i++) {
            many.started(claim(i, 1), 500);
        }
        assertThat(many.roomForSuspects()).isZero();
        assertThat(many.roomForHealthy()).isEqualTo(100);
    }

    @Test
    void a_body_that_goes_to_many_counts_once_until_the_last_of_them_has_ended() {
        for (int i = 0; i < 50; i++) {
            inFlight.started(claim(1, 0), 2 * Notice.MOST_BYTES);
        }
        assertThat(inFlight.roomForHealthy()).isEqualTo(8);
        for (int i = 0; i < 49; i++) {
            inFlight.ended(claim(1, 0), 2 * Notice.MOST_BYTES);
        }
        assertThat(inFlight.roomForHealthy()).isEqualTo(8);
        inFlight.ended(claim(1, 0), 2 * Notice.MOST_BYTES);
        assertThat(inFlight.roomForHealthy()).isEqualTo(10);
    }

    @Test
    void there_is_no_room_when_all_bytes_or_all_places_are_taken() {
        for (int i = 0; i < 10; i++) {
            inFlight.started(claim(i, 0), Notice.MOST_BYTES);
        }
        assertThat(inFlight.roomForHealthy()).isZero();
        assertThat(inFlight.roomForSuspects()).isZero();
    }

    private static Claim claim(long first, int failures) {
        return new Claim(
                UUID.randomUUID(),
                new Claim.Range("dif", first, first, Payload.FULL),
                1,
                false,
                failures,
                new SealedTarget(UUID.randomUUID(), "https://a.example/", new byte[0], null, null));
    }
}
