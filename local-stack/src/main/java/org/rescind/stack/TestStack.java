package org.rescind.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A Kafka and a PostgreSQL for the tests of one JVM: started at first use, thrown away at its end.
 *
 * <p>Both are child processes, and what this JVM knows of them is in a system property: Quarkus loads test classes in
 * several class loaders one after another, and none of them may take the broker down or start a second one.
 */
public final class TestStack {
    private static final String PROPERTY = "rescind.test-stack";
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Path directory;
    private final int kafkaPort;
    private final PostgresAccess postgres;

    private TestStack(Path directory, int kafkaPort, PostgresAccess postgres) {
        this.directory = directory;
        this.kafkaPort = kafkaPort;
        this.postgres = postgres;
    }

    /** The one of this JVM, running. */
    public static TestStack shared() {
        // The property table is the one object here that all class loaders share.
        synchronized (System.getProperties()) {
            var running = System.getProperty(PROPERTY);
            if (running == null) {
                running = start();
                System.setProperty(PROPERTY, running);
            }
            var parts = running.split(" ", 3);
            var postgres = Path.of(parts[2]);
            return new TestStack(
                    postgres.resolveSibling(""),
                    Integer.parseInt(parts[0]),
                    PostgresAccess.of(postgres, Integer.parseInt(parts[1])));
        }
    }

    /** Where both keep what they keep, and log. */
    public Path directory() {
        return directory;
    }

    /** The address of a database of this name, which is also the role and its password; created at first use. */
    public String jdbcUrl(String database) {
        synchronized (System.getProperties()) {
            postgres.createDatabase(database);
        }
        return postgres.jdbcUrl(database);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    private static String start() {
        try {
            var dir = Files.createTempDirectory("rescind-test-");
            var postgresDir = dir.resolve("postgresql");
            var postgresReady = new ReadyFile(dir.resolve("postgresql.ready"));
            var kafkaReady = new ReadyFile(dir.resolve("kafka.ready"));
            var postgres = child(
                    dir,
                    PostgresProcess.class,
                    PostgresProcess.temporaryFilesIn(postgresDir),
                    postgresDir.toString(),
                    "0",
                    "throwaway",
                    "" + postgresReady.file());
            var kafka = child(
                    dir,
                    KafkaProcess.class,
                    "-XX:+ExitOnOutOfMemoryError",
                    dir.resolve("kafka").toString(),
                    "0",
                    "0",
                    "" + kafkaReady.file());
            var postgresProcess = postgres.start();
            var kafkaProcess = kafka.start();
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> throwAway(postgresProcess, kafkaProcess, dir), "stop-test-stack"));
            var postgresPort = awaitPort(postgresReady, postgresProcess, postgres);
            return awaitPort(kafkaReady, kafkaProcess, kafka) + " " + postgresPort + " " + postgresDir;
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary directory for Kafka and PostgreSQL", e);
        }
    }

    private static JavaChild child(Path dir, Class<?> main, String option, String... arguments) {
        var options = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", option);
        var name = main.getSimpleName();
        return new JavaChild(
                name,
                options,
                JavaChild.THIS_CLASS_PATH,
                main.getName(),
                List.of(arguments),
                Map.of(),
                dir.resolve(name + ".log"));
    }

    private static int awaitPort(ReadyFile ready, Process process, JavaChild child) {
        var end = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            var port = ready.port();
            if (port.isPresent()) {
                return port.get();
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        throw new IllegalStateException(child.name()
                + (process.isAlive() ? " was not ready within " + START_LIMIT.toSeconds() + " s" : " ended")
                + ". The end of its log:\n"
                + child.logTail(30));
    }

    /** Kafka has nothing to save here; PostgreSQL must be let go in order, because its postmaster is not our child. */
    private static void throwAway(Process postgres, Process kafka, Path dir) {
        kafka.destroyForcibly();
        try {
            postgres.getOutputStream().close();
            if (!postgres.waitFor(20, TimeUnit.SECONDS)) {
                postgres.destroyForcibly();
            }
            Directories.delete(dir);
        } catch (IOException e) {
            // It is in the temporary directory; the machine clears that.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
