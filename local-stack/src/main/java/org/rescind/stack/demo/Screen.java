package org.rescind.stack.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Where the demo is shown: a block that changes in place on a terminal, a line every second anywhere else. */
final class Screen {
    private static final long PLAIN_EVERY = Duration.ofSeconds(1).toNanos();

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanos;
    private int drawn;
    private long lastPlain;
    private boolean muted;

    Screen(PrintStream out, boolean terminal, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.nanos = nanos;
        this.lastPlain = nanos.getAsLong();
    }

    /** Says something that stays; the changing block is gone. */
    synchronized void say(String text) {
        draw(text.lines().toList(), 0);
    }

    /** Replaces the changing block; where nothing can change in place, the line stands for it. */
    synchronized void show(List<String> block, String line) {
        if (terminal) {
            draw(block, block.size());
        } else if (nanos.getAsLong() - lastPlain >= PLAIN_EVERY) {
            lastPlain = nanos.getAsLong();
            draw(List.of(line), 0);
        }
    }

    void show(String line) {
        show(List.of(line), line);
    }

    /** For the end by Ctrl-C: what fails because everything stops is no news. */
    synchronized void mute() {
        muted = true;
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }

    private void draw(List<String> lines, int changing) {
        if (muted) {
            return;
        }
        var text = new StringBuilder();
        if (drawn > 0) {
            text.append("\u001b[").append(drawn).append("A\r\u001b[J");
        }
        lines.forEach(line -> text.append(line).append('\n'));
        drawn = changing;
        out.print(text);
        out.flush();
    }
}
