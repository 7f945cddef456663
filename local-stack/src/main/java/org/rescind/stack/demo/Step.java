package org.rescind.stack.demo;

import java.util.Locale;

/** One step of the demo on the screen, from "at" to "done". */
final class Step {
    private final Screen screen;
    private final String name;
    private final long began = System.nanoTime();

    Step(Screen screen, String name) {
        this.screen = screen;
        this.name = name;
    }

    void at(String detail) {
        screen.show(line(detail));
    }

    /** Leaves on the screen what came of it; returns the nanoseconds that it took. */
    long done(String result) {
        screen.say(line(result));
        return elapsed();
    }

    private String line(String text) {
        return String.format(Locale.ROOT, "  %-10s  %s, %s", name, text, Screen.seconds(elapsed()));
    }

    private long elapsed() {
        return System.nanoTime() - began;
    }
}
