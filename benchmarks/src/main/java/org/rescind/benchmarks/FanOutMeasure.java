package org.rescind.benchmarks;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** How long it takes from one removal on the topic until the last institution has been told of it. */
final class FanOutMeasure implements Measure {
    private static final int REMOVALS = 20;
    /** The next removal comes at any time between two looks of the notifier. */
    private static final int LONGEST_PAUSE_MILLIS = 300;

    @Override
    public String name() {
        return "fan-out";
    }

    @Override
    public boolean needsNoDatasets() {
        return true;
    }

    @Override
    public List<Comparison> take(Ground ground) throws Exception {
        var partners = ground.partners();
        var log = partners.dataset("fan-out", partners.all());
        partners.receivers().record(partners.all().get(0));
        tell(partners, log);
        var message = partners.receivers().recorded();
        var pairs = Pairs.interleaved(
                ground.order().repeats(),
                () -> times(() -> tell(partners, log)),
                () -> times(() -> post(partners, message)));
        var asked = fromRequest(ground, partners);
        return List.of(
                pairs.compare("one removal to the last of 250, p50", "ms", Latencies::p50, Budget.atMostAbove(300)),
                pairs.compare("one removal to the last of 250, p95", "ms", Latencies::p95, Budget.atMostAbove(800)),
                Comparison.alone("one request to the last of 250, p50", "ms", Sample.of(asked.p50())),
                Comparison.alone("one request to the last of 250, p95", "ms", Sample.of(asked.p95())));
    }

    /** The whole way of an account with twenty photos, from its request on the topic: the index decides and appends first. */
    private static Latencies fromRequest(Ground ground, Partners partners) throws Exception {
        ground.stack().start("index");
        try (var producer = Events.producer(ground)) {
            var corpus = ground.corpus();
            var dataset = corpus.faces().dataset();
            partners.dataset(dataset, partners.all());
            partners.database().await(Partners.COUNT, """
                    select count(*) from channel ch left join log_head h using (dataset)
                     where ch.dataset = ? and ch.notified = coalesce(h.head, 0)""", dataset);
            Callable<Double> once = () -> {
                var head = ground.indexDatabase().number("select head from dataset where name = ?", dataset);
                var arrivals = new Arrivals(partners.all(), dataset, head + Photos.PHOTOS_OF_A_REQUESTER);
                partners.receivers().tell(arrivals);
                var burst = RemovalMeasure.Burst.of(corpus.nextRequesters(1));
                var began = System.nanoTime();
                RemovalMeasure.remove(ground, corpus, producer, burst);
                return (arrivals.await() - began) / 1e6;
            };
            times(once);
            return times(once);
        } finally {
            ground.stack().stop("index");
        }
    }

    /** Several times, with pauses. */
    static Latencies times(Callable<Double> once) throws Exception {
        var took = new double[REMOVALS];
        for (var i = 0; i < REMOVALS; i++) {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS));
            took[i] = once.call();
        }
        return Latencies.of(took);
    }

    /** In milliseconds. What is written down afterwards does not count, but the next one waits for it. */
    static double tell(Partners partners, RemovalLog log) throws Exception {
        var arrivals = new Arrivals(partners.all(), log.dataset(), log.head() + 1);
        partners.receivers().tell(arrivals);
        var began = System.nanoTime();
        log.append(1);
        var took = (arrivals.await() - began) / 1e6;
        partners.awaitRecorded(log, Partners.COUNT);
        return took;
    }

    private static double post(Partners partners, List<Message> messages) throws Exception {
        var arrivals = new Arrivals(partners.all(), "fan-out", 1);
        partners.receivers().tell(arrivals);
        var began = System.nanoTime();
        partners.raw().send(messages, partners.all());
        return (arrivals.await() - began) / 1e6;
    }
}
