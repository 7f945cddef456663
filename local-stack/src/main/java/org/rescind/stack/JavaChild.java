package org.rescind.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Java program to run on a {@link Leash}, with what it says appended to a log file. */
record JavaChild(
        String name,
        List<String> options,
        String classPath,
        String mainClass,
        List<String> arguments,
        Map<String, String> environment,
        Path log) {

    static final String THIS_CLASS_PATH = System.getProperty("java.class.path");

    Process start() {
        // The terminal sends Ctrl-C to all its processes at once; only the launcher may act on it, to keep the order.
        var command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add(Leash.class.getName());
        command.add(mainClass);
        command.addAll(arguments);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            // In the environment, not in the command, so that a list of processes stays readable.
            builder.environment().put("CLASSPATH", classPath);
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    /** The last lines of the log, for a person who has to find out why the child ended. */
    String logTail(int lines) {
        try {
            var all = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "(no log: " + log + ")";
        }
    }
}
