package org.rescind.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of a stack whose launcher was killed: they stop by themselves, but that takes some seconds. */
final class EarlierRun {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private EarlierRun() {}

    static Path pidFile(Path data, String name) {
        return data.resolve("run").resolve(name + ".pid");
    }

    static void awaitEnd(Path data, Progress progress) {
        var left = left(data);
        if (left.isEmpty()) {
            return;
        }
        progress.say("Waiting for " + left.size() + " parts of an earlier run to stop");
        for (var process : left) {
            if (!Processes.awaitEnd(process, LIMIT)) {
                throw new StackException(
                        ExitCode.FAILURE,
                        "Process " + process.pid() + " of an earlier run on " + data + " does not stop. Kill it.");
            }
        }
    }

    private static List<ProcessHandle> left(Path data) {
        var left = new ArrayList<ProcessHandle>();
        var run = data.resolve("run");
        if (!Files.isDirectory(run)) {
            return left;
        }
        try (var files = Files.newDirectoryStream(run, "*.pid")) {
            for (var file : files) {
                process(file).filter(EarlierRun::isOurs).ifPresent(left::add);
            }
        } catch (IOException e) {
            throw new StackException(ExitCode.USAGE, "The data directory cannot be read: " + e.getMessage());
        }
        return left;
    }

    private static Optional<ProcessHandle> process(Path pidFile) throws IOException {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The number may belong to something else by now. */
    private static boolean isOurs(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(Leash.class.getName()))
                .isPresent();
    }
}
