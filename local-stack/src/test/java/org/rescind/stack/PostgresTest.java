package org.rescind.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {
    @TempDir
    Path temporary;

    private final List<Process> children = new ArrayList<>();

    @AfterEach
    void stopWhatIsLeft() throws InterruptedException {
        for (var child : children) {
            child.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        Postgres.stopOrphans(dir().resolve("data"));
    }

    @Test
    void a_database_keeps_its_rows_across_a_restart_and_is_as_durable_as_in_production() throws SQLException {
        try (var postgres = Postgres.start(dir(), 0)) {
            postgres.createDatabase("kept");
            query(postgres.jdbcUrl("kept"), "create table t as select 42 as answer");
        }
        try (var postgres = Postgres.start(dir(), 0)) {
            postgres.createDatabase("kept");
            var url = postgres.jdbcUrl("kept");
            assertThat(query(url, "select answer from t")).isEqualTo("42");
            assertThat(query(url, "show fsync")).isEqualTo("on");
            assertThat(query(url, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(url, "show max_connections")).isEqualTo("200");
        }
        assertThat(Postgres.postmaster(dir().resolve("data"))).isEmpty();
    }

    @Test
    void half_a_cluster_of_a_killed_first_start_is_moved_aside() throws Exception {
        var data = Files.createDirectories(dir().resolve("data"));
        Files.writeString(data.resolve("postgresql.conf"), "");

        try (var postgres = Postgres.start(dir(), 0, Postgres.THROWAWAY)) {
            postgres.createDatabase("fresh");
            assertThat(query(postgres.jdbcUrl("fresh"), "select 1")).isEqualTo("1");
        }
        assertThat(dir().resolve("data.unfinished")).isDirectory();
    }

    @Test
    void the_process_ends_when_its_postmaster_dies_and_a_new_one_takes_over() throws Exception {
        var first = startProcess();
        Processes.signal(postmaster(), "KILL");
        assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).isEqualTo(1);

        startProcess();
    }

    @Test
    void the_process_ends_soon_when_its_postmaster_dies_while_it_starts() throws Exception {
        Postgres.start(dir(), 0, Postgres.THROWAWAY).close();
        var child = launch(new ReadyFile(temporary.resolve("ready")));
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> Postgres.postmaster(dir().resolve("data"))
                        .filter(Processes::isAlive)
                        .isPresent());

        Processes.signal(postmaster(), "KILL");

        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isEqualTo(1);
    }

    @Test
    void a_postmaster_left_by_a_killed_process_is_stopped_by_the_next_one() throws Exception {
        var first = startProcess();
        var orphan = postmaster();
        first.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        assertThat(Processes.isAlive(orphan)).isTrue();

        startProcess();

        assertThat(Processes.isAlive(orphan)).isFalse();
        assertThat(postmaster().pid()).isNotEqualTo(orphan.pid());
    }

    @Test
    void the_mark_of_a_dead_postmaster_does_not_hinder_a_start_when_its_number_is_in_use_again() throws Exception {
        Postgres.start(dir(), 0, Postgres.THROWAWAY).close();
        var other = new ProcessBuilder("sleep", "120").start();
        children.add(other);
        var data = dir().resolve("data");
        Files.writeString(data.resolve("postmaster.pid"), other.pid() + "\n" + data + "\n");

        startProcess();

        assertThat(other.isAlive()).isTrue();
    }

    @Test
    void the_postmaster_stops_when_the_leash_is_let_go() throws Exception {
        var child = startProcess();
        var postmaster = postmaster();

        child.getOutputStream().close();

        assertThat(Processes.awaitEnd(postmaster, Duration.ofSeconds(30))).isTrue();
        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isZero();
    }

    /** A directory whose name needs care. */
    private Path dir() {
        return temporary.resolve("with a space");
    }

    private ProcessHandle postmaster() {
        return Postgres.postmaster(dir().resolve("data")).orElseThrow();
    }

    private Process startProcess() {
        var ready = new ReadyFile(temporary.resolve("ready"));
        ready.withdraw();
        var process = launch(ready);
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .failFast("it has ended", () -> !process.isAlive())
                .until(() -> ready.port().isPresent());
        return process;
    }

    private Process launch(ReadyFile ready) {
        var child = new JavaChild(
                "postgresql",
                List.of("-XX:TieredStopAtLevel=1", PostgresProcess.temporaryFilesIn(dir())),
                JavaChild.THIS_CLASS_PATH,
                PostgresProcess.class.getName(),
                List.of(dir().toString(), "0", "throwaway", ready.file().toString()),
                Map.of(),
                temporary.resolve("postgresql.log"));
        var process = child.start();
        children.add(process);
        return process;
    }

    private static String query(String url, String query) throws SQLException {
        var name = url.substring(url.lastIndexOf('/') + 1);
        try (var connection = DriverManager.getConnection(url, name, name);
                var sql = connection.createStatement()) {
            if (!sql.execute(query)) {
                return "";
            }
            try (var rows = sql.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
