package org.rescind.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoticeIdTest {

    @Test
    void an_id_names_the_dataset_and_the_positions_whatever_the_dataset_is_called() {
        assertThat(NoticeId.parse("fan-out-2:813-1812"))
                .isEqualTo(new NoticeId("fan-out-2:813-1812", "fan-out-2", 813, 1812));
        assertThat(NoticeId.parse("dif:7-7:thin")).isEqualTo(new NoticeId("dif:7-7:thin", "dif", 7, 7));
    }

    @Test
    void a_challenge_is_no_notice() {
        assertThat(NoticeId.parse("challenge:01990000-0000-4000-8000-000000000000"))
                .isNull();
    }
}
