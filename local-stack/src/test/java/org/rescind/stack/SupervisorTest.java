package org.rescind.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    @TempDir
    Path dir;

    private final List<String> restarts = new CopyOnWriteArrayList<>();
    private final CompletableFuture<String> gaveUp = new CompletableFuture<>();

    @Test
    void a_child_that_is_killed_is_started_again_and_not_when_it_was_let_go() {
        var supervisor = supervise(LeashTest.Waiting.class);
        var first = supervisor.process();

        first.destroyForcibly();

        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> !restarts.isEmpty());
        var second = supervisor.process();
        assertThat(second.pid()).isNotEqualTo(first.pid());
        assertThat(dir.resolve("child.pid")).hasContent(Long.toString(second.pid()));
        assertThat(restarts).containsExactly("child ended by signal 9, started again");

        supervisor.letGo();
        assertThat(supervisor.awaitEnd(Duration.ofSeconds(15))).isTrue();
        assertThat(restarts).hasSize(1);
    }

    @Test
    void a_child_that_dies_five_times_within_a_minute_is_given_up_with_the_end_of_its_log() {
        supervise(Dying.class);

        assertThat(gaveUp)
                .succeedsWithin(60, TimeUnit.SECONDS)
                .asString()
                .contains("child ended with exit code 3 for the 5th time within a minute")
                .contains("this is why");
        assertThat(restarts).hasSize(4);
    }

    @Test
    void a_child_that_does_not_stop_is_killed() throws Exception {
        var supervisor = supervise(Stubborn.class);
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> Files.readString(dir.resolve("child.log")).contains("running"));

        supervisor.letGo();

        assertThat(supervisor.awaitEnd(Duration.ofSeconds(1))).isFalse();
        assertThat(Processes.awaitEnd(supervisor.process(), Duration.ofSeconds(10)))
                .isTrue();
    }

    private Supervisor supervise(Class<?> main) {
        var child = new JavaChild(
                "child",
                List.of("-XX:TieredStopAtLevel=1"),
                JavaChild.THIS_CLASS_PATH,
                main.getName(),
                List.of(),
                Map.of(),
                dir.resolve("child.log"));
        return Supervisor.start(
                child, dir.resolve("child.pid"), InstantSource.system(), Deaths.LIMIT, restarts::add, gaveUp::complete);
    }

    static final class Dying {
        private Dying() {}

        public static void main(String[] args) {
            System.out.println("this is why");
            System.exit(3);
        }
    }

    static final class Stubborn {
        private Stubborn() {}

        public static void main(String[] args) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    Thread.currentThread().join(TimeUnit.MINUTES.toMillis(1));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
            System.out.println("running");
            Thread.currentThread().join(TimeUnit.MINUTES.toMillis(2));
        }
    }
}
