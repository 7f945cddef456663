package org.rescind.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program {@code partner-agent} as it is built, in a process of its own. */
record Agent(Path home, String url, String key, String secret) {

    record Result(int exitCode, String output, String error) {

        Result expect(int code) {
            if (exitCode != code) {
                throw new AssertionError("exit code " + exitCode + "\n" + output + "\n" + error);
            }
            return this;
        }
    }

    Agent withKey(String other) {
        return new Agent(home, url, other, secret);
    }

    Agent withSecret(String other) {
        return new Agent(home, url, key, other);
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("agent", ".out");
        Path error = Files.createTempFile("agent", ".err");
        try {
            Process process = start(output, error, arguments);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", arguments) + " does not end");
            }
            return new Result(process.exitValue(), Files.readString(output), Files.readString(error));
        } finally {
            Files.delete(output);
            Files.delete(error);
        }
    }

    Process start(Path output, Path error, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(error.toFile());
        builder.environment().put("RESCIND_URL", url);
        builder.environment().put("RESCIND_API_KEY", key);
        builder.environment().put("RESCIND_SECRET", secret);
        return builder.start();
    }

    private Path jar() throws IOException {
        try (Stream<Path> built = Files.list(home.resolve("partner-agent/target"))) {
            return built.filter(file -> file.getFileName().toString().matches("partner-agent-[^-]*(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("partner-agent is not built"));
        }
    }
}
