package org.rescind.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rescind.stack.LauncherCommand;
import org.rescind.stack.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the system on a stack of its own. */
@Command(
        name = "bench",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Measures how fast the system is, each figure beside a baseline in the same run, on a stack of its own"
                    + " that is thrown away at the end.",
            "Measures: references, import, search, download, removal, growth, accept, and of the notifier notices, fan-out,"
                    + " isolation, wal, catch-up, institutions. Default: all.",
            "The exit code says whether everything could be measured, not whether it was fast."
        })
public final class Bench implements LauncherCommand {
    private static final long LEAST_ROWS = 100_000;
    private static final long MOST_ROWS = 100_000_000;
    private static final int LEAST_REPEATS = 5;
    private static final double OTHERS = 0.5;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "What to measure.")
    List<String> names = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures to FILE as JSON.")
    @Nullable
    Path json;

    @Option(
            names = "--plans",
            paramLabel = "FILE",
            description = "Write the query plans of the statements that count to FILE.")
    @Nullable
    Path plans;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Rows of the base dataset, from 100000; below 1000000 the notifier has less to do, too."
                    + " Default: ${DEFAULT-VALUE}")
    long rows;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            defaultValue = "" + LEAST_REPEATS,
            description = "How often each is taken; fewer than 5 say little. Default: ${DEFAULT-VALUE}")
    int repeats;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "20190129",
            description = "Of the invented data. Default: ${DEFAULT-VALUE}")
    long seed;

    @Spec
    @Nullable
    CommandSpec spec;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private volatile boolean stopping;

    @Override
    public Integer call() throws Exception {
        var measures = chosen();
        var loadBefore = Machine.load();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping = true, "mute-bench"));
        warn(loadBefore);
        var order = new Ground.Order(rows, repeats, seed);
        var progress = new Progress(out, Boolean.getBoolean("rescind.terminal"));
        var began = System.nanoTime();
        try (var ground = new Ground(order, progress)) {
            var comparisons = take(ground, measures);
            var machine = Machine.here(ground.postgresqlVersion());
            if (plans != null) {
                Files.writeString(plans, plans(ground, measures));
            }
            var loadAfter = Machine.load();
            say(ending(machine, comparisons, loadBefore, loadAfter, Ground.seconds(began)));
            if (json != null) {
                Report.of(machine, order, loadBefore, loadAfter, comparisons).write(json);
            }
            return 0;
        } catch (BenchException | SQLException | IOException | UncheckedIOException e) {
            return failed(e);
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        }
    }

    private static String plans(Ground ground, List<Measure> measures) throws Exception {
        var text = measures.stream().allMatch(Measure::needsNoDatasets) ? "" : new Plans(ground).taken();
        return text + String.join("", ground.plans());
    }

    private List<Comparison> take(Ground ground, List<Measure> measures) throws Exception {
        var all = new ArrayList<Comparison>();
        for (var measure : measures) {
            var began = System.nanoTime();
            say("measuring: " + measure.name());
            all.addAll(measure.take(ground));
            say(String.format(Locale.ROOT, "measured: %s, %.0f s", measure.name(), Ground.seconds(began)));
        }
        return all;
    }

    /** In their own order, whatever order they were named in. */
    private List<Measure> chosen() {
        var all = Measure.all();
        var known = all.stream().map(Measure::name).toList();
        for (var name : names) {
            if (!known.contains(name)) {
                throw wrong("There is no measure " + name + ". There are: " + String.join(", ", known) + ".");
            }
        }
        if (rows < LEAST_ROWS || rows > MOST_ROWS) {
            throw wrong(String.format(
                    Locale.ROOT, "--rows must lie between %,d and %,d, not at %,d.", LEAST_ROWS, MOST_ROWS, rows));
        }
        if (repeats < 1 || repeats > 1_000) {
            throw wrong("--repeats must lie between 1 and 1000, not at " + repeats + ".");
        }
        requireWritable("--json", json);
        requireWritable("--plans", plans);
        return all.stream()
                .filter(measure -> names.isEmpty() || names.contains(measure.name()))
                .collect(Collectors.toList());
    }

    /** Better now than after ten minutes. */
    private void requireWritable(String option, @Nullable Path file) {
        if (file == null) {
            return;
        }
        var directory = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || directory == null || !Files.isWritable(directory)) {
            throw wrong(option + " " + file + " cannot be written. Name a file in a directory that exists.");
        }
    }

    private ParameterException wrong(String why) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }

    private void warn(double load) {
        if (load > OTHERS) {
            say(String.format(
                    Locale.ROOT,
                    "Warning: the load is %.2f before anything is measured. Times will be longer than they are here,"
                            + " and even ratios scatter. Stop other programs and wait a minute for figures that count.",
                    load));
        }
        if (repeats < LEAST_REPEATS) {
            say("Warning: fewer than " + LEAST_REPEATS + " repeats. Good for a look, not for figures that count.");
        }
    }

    private String ending(
            Machine machine, List<Comparison> comparisons, double loadBefore, double loadAfter, double seconds) {
        return "\n" + Figures.table(comparisons) + "\n"
                + machine + "\n"
                + String.format(
                        Locale.ROOT,
                        "%,d rows, %d repeats, seed %d, %.0f s; load %.2f before, %.2f after (ours included)",
                        rows,
                        repeats,
                        seed,
                        seconds,
                        loadBefore,
                        loadAfter);
    }

    private void say(String text) {
        if (!stopping) {
            out.println(text);
        }
    }

    private int failed(Throwable e) {
        if (!stopping) {
            say("The benchmark cannot go on. " + (e.getMessage() == null ? e.toString() : e.getMessage()));
        }
        return 1;
    }
}
