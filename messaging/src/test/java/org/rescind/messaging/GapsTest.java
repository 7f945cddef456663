package org.rescind.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class GapsTest {

    private static final UUID TOPIC = UUID.randomUUID();
    private static final TopicPartition PARTITION = new TopicPartition("removal-log", 0);

    private final Gaps gaps = new Gaps();

    private boolean believed(long expected, long first) {
        return gaps.isBelieved(TOPIC, PARTITION, expected, first);
    }

    @Test
    void what_was_due_or_is_a_repeat_is_no_gap() {
        assertThat(believed(5, 5)).isTrue();
        assertThat(believed(5, 2)).isTrue();
    }

    @Test
    void several_batches_that_were_read_ahead_are_all_read_again() {
        assertThat(believed(0, 5)).isFalse();
        assertThat(believed(0, 9)).isFalse();
        assertThat(believed(0, 0)).isTrue();
    }

    @Test
    void a_gap_that_is_still_there_after_reading_again_is_believed() {
        assertThat(believed(0, 5)).isFalse();
        assertThat(believed(0, 5)).isTrue();
    }

    @Test
    void a_topic_made_again_has_gaps_of_its_own() {
        assertThat(believed(0, 5)).isFalse();
        assertThat(gaps.isBelieved(UUID.randomUUID(), PARTITION, 0, 5)).isFalse();
    }
}
