package org.rescind.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rescind.stack.Progress;
import org.rescind.stack.Stack;
import org.rescind.stack.StackOptions;

/** What measures stand on: a stack of its own and the datasets in it, both made when the first measure needs them. */
final class Ground implements AutoCloseable {
    private static final int REQUESTERS_OF_A_BURST = 100;
    private static final long FULL_RUN = 1_000_000;

    /**
     * How a run was ordered.
     *
     * @param rows of the base dataset
     * @param repeats of ours and of the baseline
     */
    record Order(long rows, int repeats, long seed) {}

    private final Order order;
    private final Progress progress;
    private @Nullable Stack stack;
    private @Nullable Corpus corpus;
    private @Nullable Partners partners;
    private @Nullable Api notifier;
    private final List<String> plans = new ArrayList<>();
    private int generations;

    Ground(Order order, Progress progress) {
        this.order = order;
        this.progress = progress;
    }

    Order order() {
        return order;
    }

    /** What a person sees while it goes on. */
    void say(String text) {
        progress.say(text);
    }

    Stack stack() {
        if (stack == null) {
            stack = Stack.start(StackOptions.defaults()
                    .withFreePorts()
                    // One client asks without end; whatever limit there is for people is not what is measured.
                    .withSetting("index", "RESCIND_SEARCH_BURST", "1000000000")
                    .withSetting("index", "RESCIND_SEARCH_ALL_BURST", "1000000000")
                    // Records of removed photos would be erased an hour later, in the middle of another measure.
                    .withSetting("index", "RESCIND_ERASE_AFTER", "PT24H")
                    .withProgress(progress));
        }
        return stack;
    }

    Api index() {
        return new Api(stack().index(), stack().opsToken());
    }

    /** The same one each time: hundreds of calls keep their connections. */
    Api notifier() {
        if (notifier == null) {
            notifier = new Api(stack().notifier(), stack().opsToken());
        }
        return notifier;
    }

    Database indexDatabase() {
        return new Database(stack().jdbcUrl("index"), "index");
    }

    Database intakeDatabase() {
        return new Database(stack().jdbcUrl("intake"), "intake");
    }

    Database notifierDatabase() {
        return new Database(stack().jdbcUrl("notifier"), "notifier");
    }

    /** The institutions; from now on only the notifier runs. */
    Partners partners() throws Exception {
        if (partners == null) {
            partners = Partners.enrol(this);
        }
        return partners;
    }

    /** Of so many things for a full run, the part that this one asks for. */
    int scaled(int full) {
        return (int) Math.min(full, Math.max(1, full * order.rows() / FULL_RUN));
    }

    /** What measures have seen of query plans. */
    List<String> plans() {
        return plans;
    }

    /** The datasets that were ordered. */
    Corpus corpus() throws Exception {
        return corpus(order.rows());
    }

    /** A base of so many rows and what is derived from it, instead of any other size. */
    Corpus corpus(long rows) throws Exception {
        if (corpus != null && corpus.photos().count() == rows) {
            return corpus;
        }
        if (corpus != null) {
            corpus.drop();
        }
        corpus = Corpus.load(this, photos(rows));
        return corpus;
    }

    /** Photos that nobody else has. */
    Photos photos(long rows) {
        // Two measures remove, each with one burst more than counts, and the plans need some, too.
        var bursts = 2 * (order.repeats() + 1) + 2;
        var most = rows / 2 / Photos.PHOTOS_OF_A_REQUESTER / bursts;
        var perBurst = (int) Math.max(1, Math.min(REQUESTERS_OF_A_BURST, most));
        return new Photos(order.seed(), generations++, rows, perBurst * bursts);
    }

    /** How many of the requesters ask at once. */
    int burst(Photos photos) {
        return photos.requesters() / (2 * (order.repeats() + 1) + 2);
    }

    /** PostgreSQL is to begin each trial with nothing left to do of an earlier one. */
    void settle() throws SQLException {
        try (var superuser = stack().superuser();
                var statement = superuser.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    /** Empty when nothing needed a stack. */
    String postgresqlVersion() throws SQLException {
        if (stack == null) {
            return "";
        }
        return indexDatabase().number("show server_version_num") / 10_000 + "."
                + indexDatabase().number("show server_version_num") % 10_000;
    }

    @Override
    public void close() {
        if (partners != null) {
            partners.close();
        }
        if (stack != null) {
            stack.close();
        }
    }
}
