package org.rescind.stack;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows what starts and how long it takes: in place on a terminal, otherwise a line for each part when it is done. */
public final class Progress {
    private static final long REDRAW_NANOS = 200_000_000;

    private final PrintStream out;
    private final boolean terminal;
    private final Map<String, Long> running = new LinkedHashMap<>();
    private int drawn;
    private long lastTick = System.nanoTime();

    /** A terminal is told by the script that starts us: Java itself cannot tell on every version. */
    public Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** For callers with nobody to show it to. */
    public static Progress silent() {
        return new Progress(new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8), false);
    }

    synchronized void begin(String part) {
        running.put(part, System.nanoTime());
        redraw(List.of());
    }

    synchronized void done(String part) {
        var since = running.remove(part);
        if (since != null) {
            redraw(List.of("  " + padded(part) + "  started in " + seconds(since)));
        }
    }

    /** Brings the running times up to date. */
    synchronized void tick() {
        if (terminal && !running.isEmpty() && System.nanoTime() - lastTick > REDRAW_NANOS) {
            lastTick = System.nanoTime();
            redraw(List.of());
        }
    }

    /** Says something that stays on the screen. */
    public synchronized void say(String text) {
        redraw(text.lines().toList());
    }

    /** Drops the lines of what has not come to its end. */
    synchronized void clear() {
        running.clear();
        redraw(List.of());
    }

    static String seconds(long sinceNanos) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - sinceNanos) / 1e9);
    }

    private void redraw(List<String> permanent) {
        var lines = new ArrayList<>(permanent);
        if (!terminal) {
            lines.forEach(out::println);
            out.flush();
            return;
        }
        running.forEach((part, since) -> lines.add("  " + padded(part) + "  starting, " + seconds(since)));
        var text = new StringBuilder();
        if (drawn > 0) {
            text.append("\u001b[").append(drawn).append('A');
        }
        lines.forEach(line -> text.append("\r\u001b[K").append(line).append('\n'));
        // What was below, when there are fewer lines now.
        text.append("\u001b[J");
        drawn = running.size();
        out.print(text);
        out.flush();
    }

    private static String padded(String part) {
        return String.format(Locale.ROOT, "%-10s", part);
    }
}
