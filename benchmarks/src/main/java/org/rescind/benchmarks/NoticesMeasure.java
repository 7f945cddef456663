package org.rescind.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * Notices a second to all institutions at once, each with one entry: from the removals on the topic until it is written down
 * that the last one was answered.
 */
final class NoticesMeasure implements Measure {
    private static final int NOTICES_EACH = 200;

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public boolean isOfNotifier() {
        return true;
    }

    @Override
    public List<Comparison> take(Ground ground) throws Exception {
        var partners = ground.partners();
        var log = partners.dataset("notices", partners.all());
        partners.singly(log);
        var each = ground.scaled(NOTICES_EACH);
        var messages = new ArrayList<Message>();
        var pairs = Pairs.interleaved(
                ground.order().repeats(),
                () -> {
                    partners.receivers().record(partners.all().get(0));
                    partners.settle();
                    var began = System.nanoTime();
                    var arrivals = partners.deliver(log, each, partners.all());
                    partners.awaitRecorded(log, Partners.COUNT);
                    var seconds = Ground.seconds(began);
                    messages.clear();
                    messages.addAll(partners.receivers().recorded());
                    return arrivals.notices() / seconds;
                },
                () -> {
                    partners.settle();
                    return messages.size()
                            * partners.all().size()
                            / partners.raw().send(messages, partners.all());
                });
        return List.of(
                pairs.compare("notices, 250 endpoints, keep-alive", "notices/s", rate -> rate, Budget.atLeast(0.60)));
    }
}
