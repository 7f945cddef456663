package org.rescind.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;

/** How long each of many calls took, in milliseconds, sorted; and how long all of them together, in seconds. */
record Latencies(double[] sorted, double seconds) {

    /** What one client does over and over; it is closed at the end. */
    interface Client extends AutoCloseable {
        void call(int number) throws Exception;

        @Override
        default void close() throws Exception {}
    }

    /** Clients that call at the same time, each one call after the other. */
    static Latencies of(int clients, int calls, Callable<Client> connect) throws Exception {
        var pool = Executors.newFixedThreadPool(clients);
        try {
            var began = System.nanoTime();
            var running = new ArrayList<Future<double[]>>();
            for (var i = 0; i < clients; i++) {
                var first = i * calls;
                running.add(pool.submit(() -> calls(first, calls, connect)));
            }
            var all = new ArrayList<double[]>();
            for (var each : running) {
                all.add(each.get());
            }
            return new Latencies(sorted(all), Ground.seconds(began));
        } finally {
            pool.shutdownNow();
        }
    }

    /** Taken one after the other. */
    static Latencies of(double[] milliseconds) {
        var sorted = milliseconds.clone();
        Arrays.sort(sorted);
        return new Latencies(sorted, Arrays.stream(sorted).sum() / 1_000);
    }

    double p50() {
        return Sample.quantile(sorted, 0.50);
    }

    double p95() {
        return Sample.quantile(sorted, 0.95);
    }

    double p99() {
        return Sample.quantile(sorted, 0.99);
    }

    double perSecond() {
        return sorted.length / seconds;
    }

    private static double[] calls(int first, int calls, Callable<Client> connect) throws Exception {
        var took = new double[calls];
        try (var client = connect.call()) {
            for (var i = 0; i < calls; i++) {
                var began = System.nanoTime();
                client.call(first + i);
                took[i] = (System.nanoTime() - began) / 1e6;
            }
        }
        return took;
    }

    private static double[] sorted(List<double[]> all) {
        return all.stream().flatMapToDouble(DoubleStream::of).sorted().toArray();
    }
}
