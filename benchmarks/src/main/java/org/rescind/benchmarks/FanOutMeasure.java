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
    public boolean isOfNotifier() {
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
        return List.of(
                pairs.compare("one removal to the last of 250, p50", "ms", Latencies::p50, Budget.atMostAbove(300)),
                pairs.compare("one removal to the last of 250, p95", "ms", Latencies::p95, Budget.atMostAbove(800)));
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
