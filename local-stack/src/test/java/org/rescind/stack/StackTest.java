package org.rescind.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path temporary;

    @Test
    void a_part_that_is_killed_comes_back_and_at_the_end_nothing_is_left() throws Exception {
        var data = temporary.resolve("kept data");
        var stack = Stack.start(options().withData(data));
        var processes = new ArrayList<ProcessHandle>();
        try (stack) {
            for (var part : List.of("intake", "kafka", "postmaster")) {
                var pid = stack.pid(part);
                ProcessHandle.of(pid).orElseThrow().destroyForcibly();
                Awaitility.await()
                        .atMost(LIMIT)
                        .ignoreExceptions()
                        .untilAsserted(() -> assertThat(stack.pid(part)).isNotEqualTo(pid));
            }
            stack.awaitReady(LIMIT);
            Awaitility.await().atMost(LIMIT).ignoreExceptions().until(() -> canConnect(stack));
            for (var part : List.of("intake", "index", "notifier", "kafka", "postgresql", "postmaster")) {
                processes.add(ProcessHandle.of(stack.pid(part)).orElseThrow());
            }
            assertThat(stack.residentMemory()).hasSize(6);
            assertThat(stack.failure()).isEmpty();
            assertThatThrownBy(() -> Stack.start(options().withData(data))).hasMessageContaining("in use by another");
        }
        assertThat(processes).noneMatch(Processes::isAlive);
        assertThat(data.resolve("ops-token")).content().startsWith(stack.opsToken());
    }

    @Test
    void nothing_outlives_a_launcher_that_is_killed_and_the_next_one_waits_for_that() throws Exception {
        var data = temporary.resolve("data");
        var base = Ports.freeRun(7);
        var first = launch(data, base);
        awaitLine(first, "ready ");
        var left = first.descendants().toList();
        var postmaster =
                Postgres.postmaster(data.resolve("postgresql").resolve("data")).orElseThrow();

        first.destroyForcibly();
        var second = launch(data, base);

        awaitLine(second, "ready ");
        assertThat(left).hasSizeGreaterThanOrEqualTo(5).noneMatch(Processes::isAlive);
        assertThat(Processes.isAlive(postmaster)).isFalse();

        var children = second.descendants().toList();
        second.destroy();
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(143);
        assertThat(children).noneMatch(Processes::isAlive);
        assertThat(Postgres.postmaster(data.resolve("postgresql").resolve("data")))
                .isEmpty();
    }

    @Test
    void a_start_that_is_refused_leaves_no_lock_behind() throws Exception {
        var data = temporary.resolve("data");
        var base = Ports.freeRun(7);
        try (var taken = new ServerSocket(base + 4, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Stack.start(options().withData(data).withPortBase(base)))
                    .hasMessageContaining("Port " + taken.getLocalPort() + " (Kafka) is taken");
        }
        DataLock.take(data).close();
    }

    private StackOptions options() throws Exception {
        System.setProperty("rescind.home", home().toString());
        return StackOptions.defaults().withFreePorts();
    }

    private Path home() throws Exception {
        var home = temporary.resolve("check out");
        return Files.exists(home) ? home : FakeCheckout.in(home);
    }

    private static boolean canConnect(Stack stack) throws Exception {
        try (var connection = DriverManager.getConnection(stack.jdbcUrl("intake"), "intake", "intake")) {
            return connection.isValid(1);
        }
    }

    private Process launch(Path data, int base) throws Exception {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Drescind.home=" + home(),
                Rescind.class.getName(),
                "up",
                "--data=" + data,
                "--port-base=" + base);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", JavaChild.THIS_CLASS_PATH);
        return builder.start();
    }

    /** The output ends with the process, so this does too. */
    private static void awaitLine(Process process, String beginning) throws Exception {
        var lines = new ArrayList<String>();
        try (Stream<String> read = process.inputReader().lines()) {
            assertThat(read.peek(lines::add).anyMatch(line -> line.startsWith(beginning)))
                    .as(() -> String.join("\n", lines))
                    .isTrue();
        }
    }
}
