package org.rescind.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.rescind.events.RemovalRequested;

/**
 * Photos a second that a burst of account requests removes, from the first request on the topic until the last photo is in
 * the log; beside it, one transaction that makes the same rows.
 */
final class RemovalMeasure implements Measure {
    static final String PHOTOS = "removal, account requests";

    /** Those who ask at once. */
    record Burst(List<UUID> requests, List<String> accounts) {
        static Burst of(List<String> accounts) {
            var requests = new ArrayList<UUID>();
            accounts.forEach(account -> requests.add(timeOrdered()));
            return new Burst(requests, accounts);
        }

        int photos() {
            return accounts.size() * Photos.PHOTOS_OF_A_REQUESTER;
        }

        /** Version 7, as intake gives them. */
        private static UUID timeOrdered() {
            var random = UUID.randomUUID();
            return new UUID(
                    System.currentTimeMillis() << 16 | 0x7000 | random.getMostSignificantBits() & 0xfff,
                    random.getLeastSignificantBits());
        }
    }

    @Override
    public String name() {
        return "removal";
    }

    @Override
    public List<Comparison> take(Ground ground) throws Exception {
        return List.of(of(ground, ground.corpus(), ground.order().repeats()));
    }

    Comparison of(Ground ground, Corpus corpus, int repeats) throws Exception {
        var size = ground.burst(corpus.photos());
        ground.say("bursts of %,d accounts with %d photos each".formatted(size, Photos.PHOTOS_OF_A_REQUESTER));
        var baseline = new RemovalBaseline(ground.indexDatabase(), corpus);
        try (var producer = Events.producer(ground)) {
            // The rows of a request stay where they are when its photos are removed: each baseline can make the same
            // again.
            var last = new ArrayList<String>();
            var pairs = Pairs.interleaved(
                    repeats,
                    () -> {
                        var burst = Burst.of(corpus.nextRequesters(size));
                        last.clear();
                        last.addAll(burst.accounts());
                        ground.settle();
                        return remove(ground, corpus, producer, burst);
                    },
                    () -> {
                        ground.settle();
                        return baseline.take(Burst.of(List.copyOf(last)));
                    });
            return pairs.compare(PHOTOS, "photos/s", rate -> rate, Budget.atLeast(0.50));
        }
    }

    /** Removes, waits until index has nothing left to tell, and returns photos a second. */
    static double remove(Ground ground, Corpus corpus, KafkaProducer<String, byte[]> producer, Burst burst)
            throws Exception {
        var database = ground.indexDatabase();
        var dataset = corpus.faces().dataset();
        var head = database.number("select head from dataset where name = ?", dataset);
        var began = System.nanoTime();
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (var i = 0; i < burst.requests().size(); i++) {
            sent.add(producer.send(
                    message(burst.requests().get(i), burst.accounts().get(i))));
        }
        for (var each : sent) {
            each.get();
        }
        database.await(head + burst.photos(), "select head from dataset where name = ?", dataset);
        var seconds = Ground.seconds(began);
        database.await(1, """
                select (not exists (select from request where revision <> published_revision)
                        and not exists (select from dataset where head <> log_published))::int""");
        var after = database.number("select head from dataset where name = ?", dataset);
        if (after != head + burst.photos()) {
            throw new BenchException("The log grew by " + (after - head) + " instead of " + burst.photos());
        }
        return burst.photos() / seconds;
    }

    private static ProducerRecord<String, byte[]> message(UUID request, String account) {
        return Events.message(new RemovalRequested(
                request, Instant.now(), null, List.of(new RemovalRequested.Reference(1, "owner", account)), 1, 1));
    }
}
