package org.rescind.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescind.stack.StackOptions;

/** A thousand requests at once, for accounts, aliases and links, that overlap, some withdrawn; and two index services. */
class BurstIT {

    private static final long SEED = Long.getLong("rescind.seed", 20_261_122L);
    private static final int PEOPLE = 16;

    @TempDir
    Path data;

    @Test
    void a_burst_of_requests_ends_with_the_right_log_and_outcomes_when_two_index_services_share_it() throws Exception {
        try (World world = world()) {
            URI second = world.stack().startAnother("index");
            Load load = load(world, 1);
            Awaitility.await("both have partitions")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> partitions(world.stack().index()) > 0 && partitions(second) > 0);
            burstAndKill(world, load, 1_000, "index-2");
        }
    }

    @Test
    void every_institution_is_told_everything_when_two_notifiers_share_the_work_and_one_is_killed() throws Exception {
        try (World world = world()) {
            world.stack().startAnother("notifier");
            Load load = load(world, 24);
            load.holders().stream().limit(12).forEach(slow -> slow.receiver().takes(Duration.ofMillis(400)));
            burstAndKill(world, load, 250, "notifier-2");
        }
    }

    private World world() {
        return new World(StackOptions.defaults()
                .withFreePorts()
                .withData(data.resolve("stack"))
                .withMostDeaths(100));
    }

    private static Load load(World world, int holders) {
        world.dataset("yfcc100m", false);
        world.release("yfcc100m", "2014", "yfcc100m", Load.base());
        world.dataset(Load.DATASET, true);
        world.release(Load.DATASET, "1.0", "dif", Load.release());
        Load load = new Load(world, SEED);
        for (int i = 1; i <= holders; i++) {
            Institution holder = world.institution("Holder " + i);
            world.holds(holder, Load.DATASET, "1.0");
            load.holder(holder);
        }
        return load;
    }

    private static void burstAndKill(World world, Load load, int requests, String victim) {
        CompletableFuture<Void> people = CompletableFuture.runAsync(() -> load.burst(requests, PEOPLE));
        Awaitility.await("some requests")
                .atMost(Duration.ofMinutes(2))
                .until(() -> load.asked().size() > requests / 2 || people.isDone());
        ProcessHandle.of(world.stack().pid(victim)).ifPresent(ProcessHandle::destroyForcibly);
        people.join();

        assertThat(load.asked()).hasSize(requests);
        new Checker(world, load).check();
    }

    /** Of the requests' topic, that the process reads. */
    private static double partitions(URI index) throws IOException, InterruptedException {
        HttpRequest metrics =
                HttpRequest.newBuilder(index.resolve("/q/metrics")).build();
        String text = HttpClient.newHttpClient()
                .send(metrics, HttpResponse.BodyHandlers.ofString())
                .body();
        return text.lines()
                .filter(line -> line.startsWith("kafka_consumer_coordinator_assigned_partitions{")
                        && line.contains("removal-requests"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
