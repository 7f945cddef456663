package org.rescind.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What {@link ProcessHandle} leaves out: other signals, zombies, memory. */
final class Processes {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private Processes() {}

    /** Whether a process runs: one that has ended counts as gone, also while its parent has not collected it. */
    static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    static void signal(ProcessHandle process, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("process " + process.pid() + " cannot be signalled", e);
        }
    }

    /** Waits for the end of any process, also one that is nobody's child here; false when the limit passed first. */
    static boolean awaitEnd(ProcessHandle process, Duration limit) {
        var end = System.nanoTime() + limit.toNanos();
        while (isAlive(process)) {
            if (System.nanoTime() >= end) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return true;
    }

    /** The processes whose working directory is the given one; none where the system does not tell. */
    static List<ProcessHandle> workingIn(Path dir) {
        return ProcessHandle.allProcesses()
                .filter(process -> isAlive(process) && worksIn(process, dir))
                .toList();
    }

    private static boolean worksIn(ProcessHandle process, Path dir) {
        try {
            return Files.isSameFile(Path.of("/proc/" + process.pid() + "/cwd"), dir);
        } catch (IOException e) {
            return false;
        }
    }

    /** The memory that a process alone accounts for: its own pages, and its part of those that it shares. */
    static long residentMemory(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    * 1024;
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    private static boolean isZombie(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }
}
