package org.rescind.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final Inbox inbox = new Inbox(3);

    @Test
    void a_position_that_comes_twice_is_kept_once() {
        assertThat(inbox.take(entries(4, 6))).isTrue();
        assertThat(inbox.take(entries(4, 6))).isTrue();
        assertThat(inbox.take(entries(5, 8))).isTrue();

        assertThat(inbox.drain()).isEqualTo(new Inbox.Batch(8, List.of("p4", "p5", "p6", "p7", "p8")));
    }

    @Test
    void nothing_is_taken_after_a_gap() {
        assertThat(inbox.take(entries(5, 6))).isFalse();

        assertThat(inbox.through()).isEqualTo(3);
        assertThat(inbox.drain().photos()).isEmpty();
    }

    @Test
    void what_the_copy_never_had_to_purge_is_skipped() {
        inbox.take(entries(1, 5));

        assertThat(inbox.drain().photos()).containsExactly("p4", "p5");
    }

    private static List<Notice.Entry> entries(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(position -> new Notice.Entry(position, "p" + position))
                .toList();
    }
}
