package org.rescind.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What PostgreSQL writes for each entry that reaches an institution: bytes of write-ahead log and rows, beside a schema with a
 * row for each delivery.
 */
final class WalMeasure implements Measure {
    private static final int LARGE = 20;
    private static final int NOTICES = 10;
    /** A connection that is idle tells PostgreSQL's statistics what it wrote after ten seconds at the latest. */
    private static final int STATISTICS_SECONDS = 12;

    private static final String ROWS =
            "select sum(n_tup_ins + n_tup_upd) from pg_stat_user_tables where schemaname = '%s'";

    @Override
    public String name() {
        return "wal";
    }

    @Override
    public boolean needsNoDatasets() {
        return true;
    }

    @Override
    public List<Comparison> take(Ground ground) throws Exception {
        var partners = ground.partners();
        var comparisons = new ArrayList<Comparison>();
        comparisons.addAll(of(ground, partners, LARGE, Budget.atMost(0.05)));
        comparisons.addAll(of(ground, partners, 1, Budget.atMost(0.25)));
        return comparisons;
    }

    private static List<Comparison> of(Ground ground, Partners partners, int entries, Budget budget) throws Exception {
        var log = partners.dataset("wal-" + entries, partners.all());
        var rows = new DeliveryRows(partners.database());
        var database = partners.database();
        // Not before each trial: after a checkpoint whole pages are written, and a trial is too short to make up for
        // that.
        partners.settle();
        var bytes = Pairs.interleaved(
                ground.order().repeats(),
                () -> writtenBy(database, () -> deliver(partners, log, entries))
                        / (double) (NOTICES * entries * Partners.COUNT),
                () -> writtenBy(database, () -> rows.deliver(NOTICES, entries))
                        / (double) (NOTICES * entries * Partners.COUNT));
        var each = entries == 1 ? ", 1 entry a notice" : ", " + entries + " entries a notice";
        return List.of(
                bytes.compare("WAL per delivered entry" + each, "bytes", size -> size, budget),
                rows(partners, log, rows, entries, each));
    }

    private static Comparison rows(Partners partners, RemovalLog log, DeliveryRows rows, int entries, String each)
            throws Exception {
        var delivered = (double) NOTICES * entries * Partners.COUNT;
        var ours = rowsWrittenBy(partners.database(), "public", () -> deliver(partners, log, entries));
        var baseline = rowsWrittenBy(partners.database(), "bench", () -> rows.deliver(NOTICES, entries));
        return Comparison.withoutBudget(
                "rows per delivered entry" + each,
                "rows",
                Sample.of(ours / delivered),
                Sample.of(baseline / delivered));
    }

    /** One notice after the other, and all that follows from them. */
    private static void deliver(Partners partners, RemovalLog log, int entries) throws Exception {
        for (var i = 0; i < NOTICES; i++) {
            partners.deliver(log, entries, partners.all());
            partners.awaitRecorded(log, Partners.COUNT);
        }
        partners.awaitPublished();
    }

    private static long writtenBy(Database database, Work work) throws Exception {
        var before = end(database);
        work.run();
        return end(database) - before;
    }

    private static long end(Database database) throws SQLException {
        return database.number("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
    }

    private static long rowsWrittenBy(Database database, String schema, Work work) throws Exception {
        TimeUnit.SECONDS.sleep(STATISTICS_SECONDS);
        var before = database.number(ROWS.formatted(schema));
        work.run();
        TimeUnit.SECONDS.sleep(STATISTICS_SECONDS);
        return database.number(ROWS.formatted(schema)) - before;
    }

    private interface Work {
        void run() throws Exception;
    }
}
