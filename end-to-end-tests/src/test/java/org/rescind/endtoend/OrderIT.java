package org.rescind.endtoend;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescind.stack.StackOptions;
import org.rescind.stack.sample.ManifestLines;

/**
 * Invariant 13 on the running stack: in whatever order a base, two releases, two requests and an institution come, it is told
 * of the same photos. Each of the 720 orders is as good as any; a seed draws some. Index's own test runs all without the
 * institution.
 */
class OrderIT {

    private static final long SEED = Long.getLong("rescind.seed", 20_261_122L);
    private static final int ORDERS = Integer.getInteger("rescind.orders", 12);

    @TempDir
    Path data;

    private World world;

    private enum Step {
        BASE,
        RELEASE,
        HISTORICAL_RELEASE,
        ACCOUNT_REQUEST,
        PHOTO_REQUEST,
        INSTITUTION
    }

    @Test
    void the_order_in_which_things_arrive_changes_nothing() throws Exception {
        Random random = new Random(SEED);
        List<List<Step>> orders = Stream.generate(() -> {
                    List<Step> order = new ArrayList<>(List.of(Step.values()));
                    Collections.shuffle(order, random);
                    return order;
                })
                .limit(ORDERS)
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (World running = new World(StackOptions.defaults().withFreePorts().withData(data.resolve("stack")))) {
            world = running;
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < orders.size(); i++) {
                int number = i;
                runs.add(threads.submit(() -> new Run(number, orders.get(number)).go()));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** One order, with datasets, an account and photos of its own. */
    private final class Run {

        private final int number;
        private final List<Step> order;
        private final String dataset;
        private World.Case account;
        private World.Case photos;
        private Institution holder;

        Run(int number, List<Step> order) {
            this.number = number;
            this.order = order;
            this.dataset = "faces-" + number;
        }

        void go() {
            order.forEach(this::take);
            // The base knows photos 1 to 4 of the account; 4 is in no release, 5 and 6 are somebody else's.
            Set<String> expected = new TreeSet<>();
            IntStream.of(1, 2, 3, 5, 6).mapToObj(this::photo).forEach(photo -> expected.add("flickr:" + photo));
            Awaitility.await(this + " told")
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(told()).isEqualTo(expected));
            assertThat(holder.receiver().faults()).isEmpty();
            assertThat(holder.receiver().last()).isEqualTo(expected.size());
            assertCase(account, 3, List.of("removed|already_removed"));
            assertCase(photos, 4, List.of("removed|already_removed", "removed", "removed", "not_found"));
        }

        private Set<String> told() {
            Set<String> told = new TreeSet<>();
            holder.receiver()
                    .entries()
                    .forEach(entry -> told.add(entry.path("photo").asText()));
            return told;
        }

        private void assertCase(World.Case known, int photosClaimed, List<String> outcomes) {
            JsonNode view = World.await(
                    this + " case",
                    world.intake().as(known.key()),
                    known.path(),
                    seen -> seen.path("status").asText().equals("fulfilled")
                            && seen.path("totals").path("photosClaimed").asInt() == photosClaimed);
            for (int i = 0; i < outcomes.size(); i++) {
                assertThat(view.path("references").path(i).path("outcome").asText())
                        .as(this + " reference " + i)
                        .matches(outcomes.get(i));
            }
        }

        private void take(Step step) {
            switch (step) {
                case BASE -> {
                    world.dataset("base-" + number, false);
                    world.release(
                            "base-" + number,
                            "2014",
                            "yfcc100m",
                            lines(photo -> ManifestLines.yfcc2014(nsid(), photo), 1, 2, 3, 4));
                }
                case RELEASE -> release("1.0", 1, 2, 5);
                case HISTORICAL_RELEASE -> release("0.9", 2, 3, 6);
                case ACCOUNT_REQUEST -> account = world.ask(List.of(nsid()));
                case PHOTO_REQUEST -> photos = world.ask(List.of(photo(1), photo(5), photo(6), photo(7)));
                case INSTITUTION -> {
                    holder = world.institution("Holder " + number);
                    world.holds(holder, dataset, "0.9");
                }
            }
        }

        private void release(String release, int... photos) {
            world.dataset(dataset, true);
            world.release(dataset, release, "dif", lines(photo -> ManifestLines.dif(1, photo), photos));
        }

        private String lines(java.util.function.Function<String, String> line, int... photos) {
            return IntStream.of(photos).mapToObj(this::photo).map(line).collect(joining());
        }

        private String nsid() {
            return (612_000_000 + number) + "@N00";
        }

        private String photo(int which) {
            return Long.toString(88_000_000_000L + number * 100L + which);
        }

        @Override
        public String toString() {
            return "order " + number + " " + order;
        }
    }
}
