package org.rescind.notifier.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProvenTest {

    @Test
    void ranges_count_as_far_as_they_leave_no_gap() {
        assertThat(Proven.by(2).with(List.of(Evidence.told(3, 5), Evidence.told(7, 9))))
                .isEqualTo(new Proven(5, 2));
        assertThat(Proven.by(2).with(List.of(Evidence.told(3, 5), Evidence.told(3, 5), Evidence.told(4, 9))))
                .isEqualTo(new Proven(9, 2));
    }

    @Test
    void a_word_counts_for_everything_before_it() {
        assertThat(Proven.by(0).with(List.of(Evidence.said(7), Evidence.said(3))))
                .isEqualTo(new Proven(7, 7));
    }

    @Test
    void what_came_before_a_set_back_counts_no_longer() {
        assertThat(Proven.by(0).with(List.of(Evidence.told(1, 9), Evidence.setBack(4, 0), Evidence.told(5, 6))))
                .isEqualTo(new Proven(6, 0));
    }

    @Test
    void a_cursor_beyond_its_proof_or_behind_it_without_a_reason_is_unaccounted() {
        assertThat(channel(9, 0, null, Evidence.told(1, 9)).unaccounted()).isZero();
        assertThat(channel(9, 0, null, Evidence.told(1, 7)).unaccounted()).isEqualTo(2);
        assertThat(channel(9, 3, null, Evidence.told(1, 9)).unaccounted()).isEqualTo(3);
        assertThat(channel(4, 0, new Proven(9, 0)).unaccounted()).isEqualTo(5);
        assertThat(channel(4, 0, new Proven(9, 0), Evidence.setBack(4, 0)).unaccounted())
                .isZero();
        assertThat(channel(9, 0, new Proven(9, 0)).unaccounted())
                .as("the attempts are gone")
                .isZero();
    }

    @Test
    void an_answer_that_came_too_late_for_a_replay_is_no_difference() {
        assertThat(channel(4, 0, new Proven(9, 0), Evidence.setBack(4, 0), Evidence.told(5, 9))
                        .unaccounted())
                .isZero();
    }

    private static ChannelState channel(
            long notified, long acknowledged, @Nullable Proven proven, Evidence... evidence) {
        return new ChannelState(
                new ChannelState.Key(new UUID(0, 1), "dif"),
                notified,
                acknowledged,
                1,
                0L,
                0,
                "1.0:0:0:HELD",
                proven,
                List.of(evidence));
    }
}
