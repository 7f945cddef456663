package org.rescind.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Notices a second to all institutions at once, each with one entry: from the removals on the topic until it is written down
 * that the last one was answered.
 */
final class NoticesMeasure implements Measure {
    private static final int NOTICES_EACH = 200;
    /** Beside the pair that never counts: a notifier that has just started spends more on compiling itself than on notices. */
    private static final int WARM_UPS = 3;

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public boolean needsNoDatasets() {
        return true;
    }

    @Override
    public List<Comparison> take(Ground ground) throws Exception {
        var partners = ground.partners();
        var log = partners.dataset("notices", partners.all());
        partners.singly(log);
        var each = ground.scaled(NOTICES_EACH);
        var messages = new ArrayList<Message>();
        Callable<Double> ours = () -> {
            partners.receivers().record(partners.all().get(0));
            partners.settle();
            var began = System.nanoTime();
            var arrivals = partners.deliver(log, each, partners.all());
            partners.awaitRecorded(log, Partners.COUNT);
            var seconds = Ground.seconds(began);
            messages.clear();
            messages.addAll(partners.receivers().recorded());
            return arrivals.notices() / seconds;
        };
        Callable<Double> baseline = () -> {
            partners.settle();
            return messages.size() * partners.all().size() / partners.raw().send(messages, partners.all());
        };
        for (var i = 0; i < WARM_UPS; i++) {
            ours.call();
            baseline.call();
        }
        var pairs = Pairs.interleaved(ground.order().repeats(), ours, baseline);
        return List.of(
                pairs.compare("notices, 250 endpoints, keep-alive", "notices/s", rate -> rate, Budget.atLeast(0.60)));
    }
}
