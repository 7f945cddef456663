package org.rescind.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What sick endpoints cost the healthy ones: the same work for the same healthy institutions, with the sick ones and while
 * they are paused. Every trial with them begins as if nothing had ever failed there, which is when they can do most harm.
 */
final class IsolationMeasure implements Measure {
    private static final int NOTICES_EACH = 200;
    private static final int SINGLE_REMOVALS = 40;
    private static final int EVERY_MILLIS = 250;
    private static final Budget RATE = Budget.atLeast(0.90);
    private static final Budget P99 = Budget.atMost(2.00);

    private final List<Comparison> comparisons = new ArrayList<>();

    @Override
    public String name() {
        return "isolation";
    }

    @Override
    public boolean needsNoDatasets() {
        return true;
    }

    @Override
    public List<Comparison> take(Ground ground) throws Exception {
        comparisons.clear();
        take(ground, "20 % hanging", 0.20, Receivers.Conduct.HANGING);
        take(ground, "5 % after 25 s", 0.05, Receivers.Conduct.SLOW);
        return List.copyOf(comparisons);
    }

    private void take(Ground ground, String title, double share, Receivers.Conduct conduct) throws Exception {
        var partners = ground.partners();
        var split = (int) Math.round(Partners.COUNT * (1 - share));
        var well = partners.all().subList(0, split);
        var sick = partners.all().subList(split, Partners.COUNT);
        var log = partners.dataset("isolation-" + sick.size(), partners.all());
        partners.singly(log);
        partners.receivers().conduct(sick, conduct);
        partners.pause(sick);
        var each = ground.scaled(NOTICES_EACH);
        var pairs = Pairs.interleaved(
                ground.order().repeats(),
                () -> {
                    partners.resume(sick);
                    var trial = take(partners, log, each, well);
                    partners.receivers().letGo();
                    partners.pause(sick);
                    return trial;
                },
                () -> take(partners, log, each, well));
        recover(partners, log, sick);
        comparisons.add(pairs.compare("healthy notices, " + title, "notices/s", Trial::perSecond, RATE));
        comparisons.add(pairs.compare("healthy p99, " + title, "ms", Trial::p99, P99));
    }

    /** Much at once, then a little again and again. */
    private static Trial take(Partners partners, RemovalLog log, int each, List<Partner> well) throws Exception {
        var began = System.nanoTime();
        var arrivals = partners.deliver(log, each, well);
        partners.awaitRecorded(log, well.size());
        var perSecond = arrivals.notices() / Ground.seconds(began);
        return new Trial(perSecond, singly(partners, log, well).p99());
    }

    /** From each removal on the topic until each healthy institution was told of it. */
    private static Latencies singly(Partners partners, RemovalLog log, List<Partner> well) throws Exception {
        var paced = new Paced(log, well);
        partners.receivers().tell(paced);
        for (var i = 0; i < SINGLE_REMOVALS; i++) {
            paced.sent[i] = System.nanoTime();
            log.append(1);
            TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
        }
        if (!paced.missing.await(10, TimeUnit.MINUTES)) {
            throw new BenchException("Healthy institutions were not told of " + log.dataset() + ".");
        }
        partners.awaitRecorded(log, well.size());
        return Latencies.of(paced.took);
    }

    /** The next measure is to find them well and without a debt. */
    private static void recover(Partners partners, RemovalLog log, List<Partner> sick) throws Exception {
        partners.receivers().conduct(sick, Receivers.Conduct.HEALTHY);
        partners.database()
                .execute(
                        "update channel set notice_limit = 1000, sending_first = null, sending_last = null, notified = "
                                + log.head() + " where dataset = '" + log.dataset() + "' and notified < " + log.head());
        partners.resume(sick);
    }

    private record Trial(double perSecond, double p99) {}

    /** How long each position took to each institution. */
    private static final class Paced implements Receivers.Listener {
        private final long[] sent = new long[SINGLE_REMOVALS];
        private final double[] took;
        private final int[] told = new int[Partners.COUNT];
        private final int healthy;
        private final long before;
        private final String dataset;
        private final CountDownLatch missing;
        private int filled;

        Paced(RemovalLog log, List<Partner> well) {
            this.before = log.head();
            this.dataset = log.dataset();
            this.healthy = well.size();
            this.took = new double[SINGLE_REMOVALS * well.size()];
            this.missing = new CountDownLatch(took.length);
            Arrays.fill(told, 0);
        }

        @Override
        public void received(int partner, NoticeId notice, long nanos) {
            if (!notice.dataset().equals(dataset) || partner >= healthy) {
                return;
            }
            for (var i = told[partner]; i < notice.last() - before; i++) {
                took[filled++] = (nanos - sent[i]) / 1e6;
                told[partner]++;
                missing.countDown();
            }
        }
    }
}
