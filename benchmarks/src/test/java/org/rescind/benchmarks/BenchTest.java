package org.rescind.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.rescind.stack.LauncherCommand;
import picocli.CommandLine;

/** What is refused before anything starts. */
class BenchTest {
    private final StringWriter errors = new StringWriter();

    @Test
    void the_launcher_finds_the_command() {
        assertThat(ServiceLoader.load(LauncherCommand.class)).hasOnlyElementsOfType(Bench.class);
    }

    @Test
    void an_unknown_measure_is_refused_with_the_names_of_all() {
        assertThat(refused("serch")).contains("no measure serch", "references, import, search, download, removal");
    }

    @Test
    void sizes_that_cannot_be_measured_are_refused() {
        assertThat(refused("--rows", "10")).contains("--rows must lie between 100,000");
        assertThat(refused("--repeats", "0")).contains("--repeats must lie between 1");
    }

    @Test
    void a_file_that_cannot_be_written_is_refused_before_the_first_measure() {
        assertThat(refused("--json", "no/such/directory/file.json"))
                .contains("cannot be written", "directory that exists");
    }

    private String refused(String... arguments) {
        var exitCode = new CommandLine(new Bench())
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
        assertThat(exitCode).isEqualTo(2);
        return errors.toString();
    }
}
