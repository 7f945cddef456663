package org.rescind.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.rescind.events.InstitutionChanged;
import org.rescind.events.Outcome;
import org.rescind.events.RemovalEntry;
import org.rescind.events.RemovalsAppended;
import org.rescind.events.RequestResolved;
import org.rescind.index.World.Arrival;
import org.rescind.messaging.Sql;
import org.rescind.web.ApiKey;
import org.rescind.web.Ids;
import org.rescind.web.Secret;

/** Invariant 13: any arrival order of requests, bases and releases ends in the same set of entries, and looks the same. */
@QuarkusTest
@QuarkusTestResource(IndexStack.class)
class ArrivalOrderTest {

    @Inject
    Sql sql;

    private final ApiKey key = ApiKey.of(new Ids().next(), Secret.random(new SecureRandom()));

    /** How a world ended, in the names that all worlds share. */
    private record End(
            Set<String> removed,
            List<String> accountOutcomes,
            List<String> photoOutcomes,
            Map<String, Integer> accountTotals,
            Map<String, Integer> photoTotals,
            SortedMap<String, List<String>> downloads,
            SortedMap<String, List<String>> search) {}

    /** What can be read only while its rows are there. */
    private record Seen(SortedMap<String, List<String>> downloads, SortedMap<String, List<String>> search) {}

    @Test
    void all_orders_of_base_releases_and_requests_end_the_same() {
        Topics.send(new InstitutionChanged(
                key.institution(), "Institute", InstitutionChanged.Status.ACTIVE, key.sha256(), 1));
        Map<List<Arrival>, World> worlds = new LinkedHashMap<>();
        Map<World, Seen> seen = new HashMap<>();
        for (List<Arrival> order : Orders.of(Arrival.values())) {
            World world = new World(this::awaitResolved);
            order.forEach(world::arrives);
            if (worlds.isEmpty()) {
                awaitKeyKnown(world);
            }
            seen.put(world, new Seen(world.downloads(key.value()), world.search()));
            worlds.put(order, world);
        }
        Map<String, List<RemovalEntry>> logs = logs(
                worlds.values().stream().collect(Collectors.toMap(world -> world.faces, world -> head(world.faces))));
        Map<UUID, RequestResolved> outcomes = outcomes(worlds.values());

        assertThat(worlds).hasSize(120);
        End reference = null;
        for (Map.Entry<List<Arrival>, World> entry : worlds.entrySet()) {
            World world = entry.getValue();
            List<RemovalEntry> log = logs.get(world.faces);
            assertThat(log)
                    .as("positions when %s", entry.getKey())
                    .extracting(RemovalEntry::position)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, log.size()).boxed().toList());
            End end = end(world, log, outcomes, seen.get(world));
            reference = reference == null ? end : reference;
            assertThat(end).as("the end when %s", entry.getKey()).isEqualTo(reference);
        }
        assertIsRight(reference);
    }

    private static void assertIsRight(End end) {
        assertThat(end.removed).containsExactly("looseInSecond", "mine0", "mine1", "mine2", "mine3");
        assertThat(end.accountOutcomes).containsExactly("1 REMOVED 4");
        assertThat(end.photoOutcomes)
                .containsExactly("1 in the log 1", "2 REMOVED 1", "3 NOT_FOUND 1", "4 NOT_FOUND 1");
        assertThat(end.accountTotals).isEqualTo(Map.of("claimed", 4, "in the log", 4, "not found", 0));
        assertThat(end.photoTotals).isEqualTo(Map.of("claimed", 4, "in the log", 2, "not found", 2));
        assertThat(end.downloads)
                .isEqualTo(Map.of(
                        "1.0", List.of("1.0/4/strange0", "1.0/6/loose"),
                        "2.0", List.of("2.0/5/strange1", "2.0/6/loose", "2.0/7/loose")));
        assertThat(end.search)
                .containsEntry("mine0", List.of())
                .containsEntry("my account", List.of())
                .containsEntry("loose", List.of("loose 1.0 1", "loose 2.0 2"))
                .containsEntry("the stranger's account", List.of("strange0 1.0 1", "strange1 2.0 1"));
    }

    private static End end(World world, List<RemovalEntry> log, Map<UUID, RequestResolved> outcomes, Seen seen) {
        RequestResolved account = outcomes.get(world.accountRequest);
        RequestResolved photo = outcomes.get(world.photoRequest);
        Set<String> removed =
                log.stream().map(entry -> world.name(entry.photo())).collect(Collectors.toCollection(TreeSet::new));
        assertThat(removed).as("each photo once").hasSameSizeAs(log);
        assertThat(account.totals().removed() + photo.totals().removed())
                .as("each entry is attributed to one request")
                .isEqualTo(log.size());
        return new End(
                removed,
                told(account, false),
                told(photo, true),
                totals(account.totals()),
                totals(photo.totals()),
                seen.downloads,
                seen.search);
    }

    /** Of the photo that both requests claim, and that is the first link, the order decides whose removal it is. */
    private static List<String> told(RequestResolved outcome, boolean firstIsShared) {
        return outcome.references().stream()
                .map(reference -> {
                    boolean logged =
                            Set.of(Outcome.REMOVED, Outcome.ALREADY_REMOVED).contains(reference.outcome());
                    boolean either = firstIsShared && reference.ordinal() == 1 && logged;
                    return "%d %s %d"
                            .formatted(
                                    reference.ordinal(),
                                    either ? "in the log" : reference.outcome(),
                                    reference.photos());
                })
                .toList();
    }

    private static Map<String, Integer> totals(RequestResolved.Totals totals) {
        return Map.of(
                "claimed",
                totals.photosClaimed(),
                "in the log",
                totals.removed() + totals.alreadyRemoved(),
                "not found",
                totals.notFound());
    }

    private void awaitResolved(UUID request) {
        Awaitility.await("request " + request)
                .atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> sql.one("select 1 from request where id = ? and state = 'resolved'", row -> true, request)
                        .isPresent());
    }

    private void awaitKeyKnown(World world) {
        Awaitility.await("the institution")
                .pollDelay(Duration.ZERO)
                .until(() -> io.restassured.RestAssured.given()
                                .auth()
                                .oauth2(key.value())
                                .get("/api/v1/datasets/{d}/releases/1.0/manifest", world.faces)
                                .statusCode()
                        != 503);
    }

    private long head(String dataset) {
        return sql.one("select head from dataset where name = ?", row -> row.getLong(1), dataset)
                .orElseThrow();
    }

    private static Map<String, List<RemovalEntry>> logs(Map<String, Long> heads) {
        return Topics.await(
                        RemovalsAppended.class,
                        event -> heads.containsKey(event.dataset()),
                        events -> events.stream()
                                        .mapToInt(event -> event.entries().size())
                                        .sum()
                                >= heads.values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum())
                .stream()
                .collect(Collectors.groupingBy(
                        RemovalsAppended::dataset,
                        Collectors.flatMapping(event -> event.entries().stream(), Collectors.toList())));
    }

    /** The last that was told of each request. */
    private Map<UUID, RequestResolved> outcomes(Collection<World> worlds) {
        UUID[] requests = worlds.stream()
                .flatMap(world -> Stream.of(world.accountRequest, world.photoRequest))
                .toArray(UUID[]::new);
        Map<UUID, Long> revisions = sql
                .list(
                        "select id, revision from request where id = any(?)",
                        row -> Map.entry(row.getObject(1, UUID.class), row.getLong(2)),
                        (Object) requests)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return Topics.await(
                        RequestResolved.class,
                        event -> event.revision() == revisions.getOrDefault(event.request(), -1L),
                        events -> events.stream()
                                        .map(RequestResolved::request)
                                        .distinct()
                                        .count()
                                == requests.length)
                .stream()
                .collect(Collectors.toMap(RequestResolved::request, event -> event, (one, again) -> again));
    }
}
