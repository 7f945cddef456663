package org.rescind.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Keeps one child running: starts it again whenever it ends, until that is hopeless or no longer wanted. */
final class Supervisor {
    private final JavaChild child;
    private final Path pidFile;
    private final InstantSource clock;
    private final Consumer<String> restarted;
    private final Consumer<String> gaveUp;
    private final int mostDeaths;
    private final Deaths deaths;
    private final Object changing = new Object();

    private volatile Process process;
    private volatile boolean stopping;

    private Supervisor(
            JavaChild child,
            Path pidFile,
            InstantSource clock,
            int mostDeaths,
            Consumer<String> restarted,
            Consumer<String> gaveUp) {
        this.child = child;
        this.pidFile = pidFile;
        this.clock = clock;
        this.mostDeaths = mostDeaths;
        this.deaths = new Deaths(mostDeaths);
        this.restarted = restarted;
        this.gaveUp = gaveUp;
        this.process = launch();
    }

    /** Starts a child; each consumer is told a sentence, on the thread that watches. */
    static Supervisor start(
            JavaChild child,
            Path pidFile,
            InstantSource clock,
            int mostDeaths,
            Consumer<String> restarted,
            Consumer<String> gaveUp) {
        var supervisor = new Supervisor(child, pidFile, clock, mostDeaths, restarted, gaveUp);
        var watcher = new Thread(supervisor::watch, "watch-" + child.name());
        watcher.setDaemon(true);
        watcher.start();
        return supervisor;
    }

    String name() {
        return child.name();
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Lets go of the child's leash, so that it begins an orderly stop. */
    void letGo() {
        synchronized (changing) {
            stopping = true;
        }
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It is gone already.
        }
    }

    /** Waits for the end of a child that was let go, and kills it when it takes too long; false when it had to. */
    boolean awaitEnd(Duration limit) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
            process.destroyForcibly();
            process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void watch() {
        try {
            while (true) {
                var code = process.waitFor();
                synchronized (changing) {
                    if (stopping) {
                        return;
                    }
                    var end = child.name() + " ended " + manner(code);
                    if (deaths.isHopeless(clock.instant())) {
                        gaveUp.accept(end + " for the " + mostDeaths + "th time within a minute. The end of "
                                + child.log() + ":\n" + child.logTail(20));
                        return;
                    }
                    process = launch();
                    restarted.accept(end + ", started again");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            gaveUp.accept(child.name() + " cannot be started again: " + e.getMessage());
        }
    }

    private Process launch() {
        var launched = child.start();
        try {
            Files.createDirectories(pidFile.toAbsolutePath().getParent());
            Files.writeString(pidFile, launched.pid() + "\n");
        } catch (IOException e) {
            // Only the next run on the same data would have used it, to wait for this process.
        }
        return launched;
    }

    private static String manner(int code) {
        return code > 128 ? "by signal " + (code - 128) : "with exit code " + code;
    }
}
