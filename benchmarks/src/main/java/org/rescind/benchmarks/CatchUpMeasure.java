package org.rescind.benchmarks;

import java.util.List;

/** Entries a second to institutions that are all a hundred thousand removals behind, in notices as large as they may be. */
final class CatchUpMeasure implements Measure {
    private static final int REMOVALS = 100_000;

    @Override
    public String name() {
        return "catch-up";
    }

    @Override
    public boolean needsNoDatasets() {
        return true;
    }

    @Override
    public List<Comparison> take(Ground ground) throws Exception {
        var partners = ground.partners();
        var log = partners.dataset("catch-up", partners.all());
        var removals = ground.scaled(REMOVALS);
        var applied = apply(ground, partners, log, removals);
        partners.receivers().record(partners.all().get(0));
        deliverAgain(partners, log);
        var messages = partners.receivers().recorded();
        var entries = (double) removals * Partners.COUNT;
        ground.say("%,d notices of up to %,d bytes for each institution"
                .formatted(
                        messages.size(),
                        messages.stream()
                                .mapToInt(each -> each.bytes().length)
                                .max()
                                .orElse(0)));
        var pairs = Pairs.interleaved(
                ground.order().repeats(),
                () -> {
                    partners.settle();
                    return entries / deliverAgain(partners, log);
                },
                () -> {
                    partners.settle();
                    return entries / partners.raw().send(messages, partners.all());
                });
        var title = "catch-up, %,d removals to 250".formatted(removals);
        return List.of(
                pairs.compare(title, "entries/s", rate -> rate, Budget.atLeast(0.50)),
                Comparison.alone("entries applied to the log", "entries/s", Sample.of(applied)));
    }

    /** While nobody is sent anything. */
    private static double apply(Ground ground, Partners partners, RemovalLog log, int removals) throws Exception {
        partners.pause(partners.all());
        ground.settle();
        var began = System.nanoTime();
        log.append(removals);
        partners.database().await(removals, "select head from log_head where dataset = ?", log.dataset());
        var rate = removals / Ground.seconds(began);
        partners.resume(partners.all());
        partners.awaitRecorded(log, Partners.COUNT);
        return rate;
    }

    /** Seconds from all cursors at 0 until all are at the head again. */
    private static double deliverAgain(Partners partners, RemovalLog log) throws Exception {
        var arrivals = new Arrivals(partners.all(), log.dataset(), log.head());
        partners.receivers().tell(arrivals);
        var began = System.nanoTime();
        partners.database()
                .execute("update channel set notified = 0, acknowledged = 0, sending_first = null, sending_last = null"
                        + " where dataset = '" + log.dataset() + "'");
        arrivals.await();
        partners.awaitRecorded(log, Partners.COUNT);
        return Ground.seconds(began);
    }
}
