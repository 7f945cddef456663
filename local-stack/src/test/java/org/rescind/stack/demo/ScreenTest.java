package org.rescind.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong(5);

    @Test
    void without_a_terminal_there_is_a_plain_line_every_second() {
        var screen = screen(false);
        for (var tenth = 0; tenth < 25; tenth++) {
            screen.show(List.of("two", "rows"), "after " + tenth + "/10 s");
            nanos.addAndGet(100_000_000);
        }
        screen.say("done");

        assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualTo("after 10/10 s\nafter 20/10 s\ndone\n");
    }

    @Test
    void on_a_terminal_a_block_takes_the_place_of_the_one_before() {
        var screen = screen(true);
        screen.show(List.of("two", "rows"), "");
        screen.show(List.of("one row"), "");
        screen.say("done");

        assertThat(shown.toString(StandardCharsets.UTF_8))
                .isEqualTo("two\nrows\n\u001b[2A\r\u001b[Jone row\n\u001b[1A\r\u001b[Jdone\n");
    }

    @Test
    void nothing_is_said_after_the_end() {
        var screen = screen(false);
        screen.mute();
        screen.say("everything fails");

        assertThat(shown.size()).isZero();
    }

    private Screen screen(boolean terminal) {
        return new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8), terminal, nanos::get);
    }
}
