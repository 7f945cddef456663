package org.rescind.endtoend;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/** Compares everything that can be seen from outside, and the logs in the databases, with what is known to be asked. */
final class Checker {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final World world;
    private final Load load;

    Checker(World world, Load load) {
        this.world = world;
        this.load = load;
    }

    void check() {
        assertThat(load.failures()).isEmpty();
        everyCaseEnds();
        List<JsonNode> log = log();
        theLogHoldsWhatWasAskedAndNothingElse(log);
        everyHolderGotEveryPosition(log);
        nothingIsInQuarantine();
        whatIsRemovedIsNotFound(log);
    }

    /** Invariants 1 and 2. */
    private void everyCaseEnds() {
        for (Load.Asked asked : load.asked()) {
            JsonNode view = World.await(
                    "the end of case " + asked.aCase().id(),
                    world.intake().as(asked.aCase().key()),
                    asked.aCase().path(),
                    seen -> seen.path("status").asText().matches("fulfilled|withdrawn")
                            && seen.path("phase").isNull());
            JsonNode totals = view.path("totals");
            assertThat(totals.path("removed").asInt()
                            + totals.path("alreadyRemoved").asInt()
                            + totals.path("notFound").asInt()
                            + totals.path("refused").asInt())
                    .as("the sum of case %s", asked.aCase().id())
                    .isEqualTo(totals.path("photosClaimed").asInt());
            if (!asked.withdrawn()) {
                assertThat(totals.path("photosClaimed").asInt())
                        .isEqualTo(asked.photos().size());
                view.path("references")
                        .forEach(reference ->
                                assertThat(reference.path("outcome").asText()).matches("removed|already_removed"));
            }
        }
    }

    /** The log as notifier serves it, which has to be the one that index keeps. Invariant 4. */
    private List<JsonNode> log() {
        Institution holder = load.holders().get(0);
        List<JsonNode> log = new ArrayList<>();
        long head = world.rows("index", "select head from dataset where name = 'dif'").stream()
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
        Awaitility.await("the log at notifier")
                .atMost(LONGEST)
                .ignoreExceptions()
                .until(() -> {
                    holder.api()
                            .get("/api/v1/feed/dif?after=" + log.size() + "&limit=1000")
                            .expect(200)
                            .body()
                            .path("entries")
                            .forEach(log::add);
                    return log.size() >= head;
                });
        for (int i = 0; i < log.size(); i++) {
            assertThat(log.get(i).path("position").asLong()).isEqualTo(i + 1L);
        }
        assertThat(photos(log)).doesNotHaveDuplicates();
        assertThat(world.rows("notifier", "select entry from log_entry where dataset = 'dif' order by position"))
                .isEqualTo(world.rows("index", "select entry from removal where dataset = 'dif' order by position"));
        return log;
    }

    private static List<String> photos(List<JsonNode> log) {
        return log.stream()
                .map(entry -> entry.path("photo").asText().substring("flickr:".length()))
                .toList();
    }

    /** Invariant 3, and 1 once more. What was withdrawn may or may not have been in time. */
    private void theLogHoldsWhatWasAskedAndNothingElse(List<JsonNode> log) {
        Set<String> must = new HashSet<>();
        Set<String> may = new HashSet<>();
        load.asked().forEach(asked -> (asked.withdrawn() ? may : must).addAll(asked.photos()));
        Set<String> removed = new HashSet<>(photos(log));
        assertThat(removed).containsAll(must);
        removed.removeAll(must);
        assertThat(may).containsAll(removed);
    }

    /** Invariants 5, 6, 7 and 8. */
    private void everyHolderGotEveryPosition(List<JsonNode> log) {
        for (Institution holder : load.holders()) {
            int start = start(holder);
            if (start < log.size()) {
                Awaitility.await("all positions at " + holder.id())
                        .atMost(LONGEST)
                        .until(() -> holder.receiver().last() >= log.size());
            }
            assertThat(holder.receiver().entries()).isEqualTo(log.subList(start, log.size()));
            assertThat(holder.receiver().faults()).isEmpty();
        }
        assertThat(world.rows("notifier", """
                        select institution from copy join channel using (institution, dataset) join log_head using (dataset)
                         where not (purged <= acknowledged and acknowledged <= notified and notified <= head)""")).isEmpty();
        assertThat(world.rows("notifier", "select * from cursor_set_back")).isEmpty();
        World.await(
                "coverage",
                new Api(world.stack().notifier(), ""),
                "/api/v1/coverage/dif",
                seen -> seen.path("head").asLong() == log.size()
                        && seen.path("notified").asInt() == seen.path("copies").asInt()
                        && seen.path("copies").asInt() == load.holders().size());
    }

    private int start(Institution holder) {
        return world
                .rows(
                        "notifier",
                        "select min(start) from copy where dataset = 'dif' and institution = '" + holder.id() + "'")
                .stream()
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow();
    }

    private void nothingIsInQuarantine() {
        for (String service : List.of("intake", "index", "notifier")) {
            assertThat(world.rows(service, "select topic || ' ' || reason from quarantine where settled is null"))
                    .as("quarantine of %s", service)
                    .isEmpty();
        }
    }

    /** Invariant 11. */
    private void whatIsRemovedIsNotFound(List<JsonNode> log) {
        String manifest = load.holders()
                .get(0)
                .indexApi()
                .get("/api/v1/datasets/dif/releases/1.0/manifest")
                .expect(200)
                .text();
        Set<String> removed = new HashSet<>(photos(log));
        Set<String> served = manifest.lines()
                .map(line -> line.replaceAll(".*/7182/(\\d+)_.*", "$1"))
                .collect(toSet());
        assertThat(served).doesNotContainAnyElementsOf(removed);
        assertThat(served.size() + removed.size()).isEqualTo(Load.PHOTOS);
        for (String photo : photos(log).subList(0, Math.min(10, log.size()))) {
            assertThat(world.index()
                            .post("/api/v1/search", Map.of("reference", photo))
                            .expect(200)
                            .body()
                            .path("matches"))
                    .isEmpty();
        }
    }
}
