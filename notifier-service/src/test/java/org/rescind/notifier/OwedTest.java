package org.rescind.notifier;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.rescind.events.RemovalEntry;
import org.rescind.events.RemovalsAppended;
import org.rescind.messaging.Sql;

/** Who is owed what: invariants 5 and 6. */
@QuarkusTest
@WithTestResource(Stack.class)
class OwedTest {

    private static final long HEAD = 60;

    @Inject
    Index index;

    @Inject
    Sql sql;

    @Test
    void random_holders_get_exactly_what_comes_after_their_lowest_start_of_what_they_hold() {
        long seed = 4_711;
        Random random = new Random(seed);
        List<String> datasets = List.of(Index.newDataset(), Index.newDataset(), Index.newDataset());
        List<Holder> holders = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            holders.add(new Holder(Partner.register()).holdsSome(datasets, random));
        }
        holders.forEach(holder -> holder.partner.putEndpoint(holder.receiver, "full"));
        holders.forEach(holder -> holder.partner.awaitEndpoint("active"));
        datasets.forEach(dataset -> index.appends(dataset, 1, HEAD / 2));
        holders.forEach(holder -> holder.holdsSome(datasets, random));
        datasets.forEach(dataset -> index.appends(dataset, HEAD / 2 + 1, HEAD));
        holders.forEach(holder -> holder.starts.keySet().forEach(d -> holder.partner.awaitNotified(d, HEAD)));
        for (Holder holder : holders) {
            assertThat(holder.got()).as("seed %d, %s", seed, holder.starts).isEqualTo(holder.owed());
            holder.receiver.close();
        }
    }

    @Test
    void a_copy_of_a_dataset_that_is_not_known_yet_is_owed_once_it_is() {
        String dataset = Index.newDataset();
        try (Receiver receiver = new Receiver()) {
            Partner partner = Partner.register().listensAt(receiver).holds(dataset, "1.0", 2);
            partner.feed(dataset, 0, 10).then().body("entries", Matchers.empty());
            index.appends(dataset, 1, 4);
            partner.awaitNotified(dataset, 4);
            assertThat(receiver.notices()).extracting(Receiver.Message::id).containsExactly(dataset + ":3-4");
        }
    }

    @Test
    void a_download_that_the_index_recorded_is_owed_from_the_position_it_reflects() {
        String dataset = Index.newDataset();
        index.appends(dataset, 1, 4);
        try (Receiver receiver = new Receiver()) {
            Partner partner = Partner.register().listensAt(receiver);
            index.recordsDownload(partner.id, dataset, "1.0", 3);
            await().until(() -> partner.feed(dataset, 4, 10).statusCode() == 200);
            partner.awaitNotified(dataset, 4);
            assertThat(receiver.notices()).extracting(Receiver.Message::id).containsExactly(dataset + ":4-4");
            index.recordsDownload(partner.id, dataset, "1.0", 3);
            index.appends(dataset, 5, 5);
            partner.awaitNotified(dataset, 5);
            assertThat(receiver.notices()).as("a repeat changes nothing").hasSize(2);
        }
    }

    @Test
    void a_retired_copy_is_owed_nothing() {
        String dataset = Index.newDataset();
        try (Receiver receiver = new Receiver()) {
            Partner partner = Partner.register().holds(dataset, "1.0", 0).listensAt(receiver);
            Partner other = Partner.register().holds(dataset, "1.0", 0).listensAt(receiver);
            Partner.ops()
                    .body(Map.of("reason", "destroyed"))
                    .post(partner.path("/copies/" + dataset + "/1.0/retirement"))
                    .then()
                    .statusCode(200);
            index.appends(dataset, 1, 1);
            other.awaitNotified(dataset, 1);
            assertThat(receiver.notices()).hasSize(1);
            partner.feed(dataset, 0, 10).then().statusCode(404);
            partner.attests(dataset, "1.0", 1).then().statusCode(404);
        }
    }

    @Test
    void a_gap_stops_its_dataset_alone_and_a_repeat_is_dropped() {
        String broken = Index.newDataset();
        String sound = Index.newDataset();
        Partner partner = Partner.register().holds(broken, "1.0", 0).holds(sound, "1.0", 0);
        index.appends(broken, 1, 2);
        index.appends(broken, 1, 3);
        index.appends(broken, 5, 6);
        index.appends(sound, 1, 2);
        await().atMost(10, SECONDS).until(() -> quarantined("a gap in the log of " + broken) == 1);
        await().until(() -> partner.feed(sound, 0, 10).path("head").equals(2));
        partner.feed(broken, 0, 10).then().statusCode(200);
        assertThat(partner.feed(broken, 0, 10).<Integer>path("head")).isEqualTo(3);
    }

    /** As from an index that was put back to a backup and had nothing to compare it with. */
    @Test
    void a_position_that_is_taken_is_not_given_to_another_entry() {
        String dataset = Index.newDataset();
        Partner partner = Partner.register().holds(dataset, "1.0", 0);
        index.appends(dataset, 1, 2);
        index.publish(new RemovalsAppended(
                dataset,
                2,
                3,
                List.of(
                        new RemovalEntry(2, "flickr:1", List.of("1.0"), Index.REMOVED_AT, "data_subject_request"),
                        Index.entry(3))));
        await().atMost(10, SECONDS).until(() -> quarantined("another log of " + dataset) == 1);

        assertThat(partner.feed(dataset, 0, 10).<Integer>path("head")).isEqualTo(2);
    }

    private long quarantined(String reason) {
        return sql.one("select count(*) from quarantine where reason like ?", row -> row.getLong(1), reason + "%")
                .orElseThrow();
    }

    private static final class Holder {

        final Partner partner;
        final Receiver receiver = new Receiver();
        final Map<String, Long> starts = new HashMap<>();

        Holder(Partner partner) {
            this.partner = partner;
        }

        Holder holdsSome(List<String> datasets, Random random) {
            for (String dataset : datasets) {
                if (random.nextInt(3) == 0) {
                    long start = random.nextInt((int) HEAD);
                    partner.holds(dataset, "1." + random.nextInt(3), start);
                    starts.merge(dataset, start, Math::min);
                }
            }
            return this;
        }

        Map<String, Set<Long>> owed() {
            return starts.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, start -> range(start.getValue() + 1, HEAD)));
        }

        Map<String, Set<Long>> got() {
            Map<String, Set<Long>> got = new HashMap<>();
            receiver.notices()
                    .forEach(notice -> got.computeIfAbsent(
                                    notice.json().at("/data/dataset").asText(), d -> new TreeSet<>())
                            .addAll(range(notice.first(), notice.last())));
            return got;
        }

        private static Set<Long> range(long first, long last) {
            return LongStream.rangeClosed(first, last).boxed().collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
