package org.rescind.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeashTest {
    @TempDir
    Path dir;

    @Test
    void a_child_runs_until_it_is_let_go_and_then_in_good_order() throws Exception {
        var child = child(Waiting.class);
        var process = child.start();
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> child.logTail(9).contains("running"));

        process.getOutputStream().close();

        assertThat(process.waitFor(15, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(child.logTail(9)).contains("stopped in order");
    }

    @Test
    void a_child_that_cannot_start_ends_although_its_threads_go_on() throws Exception {
        var child = child(Failing.class);
        var process = child.start();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(child.logTail(99)).contains("cannot start");
    }

    @Test
    void a_ctrl_c_of_the_terminal_is_left_to_the_launcher() throws Exception {
        var child = child(Waiting.class);
        var process = child.start();
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> child.logTail(9).contains("running"));

        Processes.signal(process.toHandle(), "INT");
        Processes.signal(process.toHandle(), "HUP");
        process.getOutputStream().close();

        assertThat(process.waitFor(15, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private JavaChild child(Class<?> main) {
        var log = dir.resolve("child.log");
        return new JavaChild("child", List.of(), JavaChild.THIS_CLASS_PATH, main.getName(), List.of(), Map.of(), log);
    }

    static final class Waiting {
        private Waiting() {}

        public static void main(String[] args) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("stopped in order")));
            System.out.println("running");
            Thread.currentThread().join(TimeUnit.MINUTES.toMillis(2));
        }
    }

    static final class Failing {
        private Failing() {}

        public static void main(String[] args) {
            new Thread(() -> {
                        try {
                            Thread.currentThread().join(TimeUnit.MINUTES.toMillis(2));
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    })
                    .start();
            throw new IllegalStateException("cannot start");
        }
    }
}
