package org.rescind.benchmarks;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How long the first page takes when sixteen people come at once, and how long a request of 10,000 references. */
final class PagesMeasure implements Measure {
    private static final int CLIENTS = 16;
    private static final int CALLS = 100;
    private static final int MANY = 10_000;

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public boolean needsNoDatasets() {
        return true;
    }

    @Override
    public List<Comparison> take(Ground ground) throws Exception {
        var intake = ground.stack().intake();
        var pages = Pairs.interleaved(
                ground.order().repeats(), () -> get(intake.resolve("/en")), () -> get(intake.resolve("/rescind.css")));
        var large = Pairs.interleaved(ground.order().repeats(), () -> ask(intake, MANY), () -> ask(intake, 1));
        return List.of(
                pages.compare("first page p50, 16 clients; a file", "ms", Latencies::p50, Budget.atMostAbove(100)),
                pages.compare("first page p99, 16 clients; a file", "ms", Latencies::p99),
                large.compare("10,000 references p50; 1", "ms", Latencies::p50, Budget.atMostAbove(1_000)));
    }

    private static Latencies get(URI address) throws Exception {
        return Latencies.of(CLIENTS, CALLS, () -> number -> read(address));
    }

    private static void read(URI address) throws IOException {
        var connection = (HttpURLConnection) address.toURL().openConnection();
        if (connection.getResponseCode() != 200) {
            throw new BenchException("GET " + address + " was answered with " + connection.getResponseCode());
        }
        try (var in = connection.getInputStream()) {
            in.readAllBytes();
        }
    }

    private static Latencies ask(URI intake, int references) throws Exception {
        var post = new HttpPost(intake.resolve("/api/v1/removal-requests"));
        var links = IntStream.range(0, references)
                .mapToObj(i -> "\"https://www.flickr.com/photos/zq-somebody/" + (91_000_000_000L + i) + "\"")
                .collect(Collectors.joining(","));
        return Latencies.of(
                1, 3, () -> number -> post.send("{\"references\":[" + links + "],\"relationship\":\"depicted\"}", 202));
    }
}
