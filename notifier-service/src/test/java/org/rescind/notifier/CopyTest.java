package org.rescind.notifier;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescind.notifier.Partner.Position;
import org.rescind.notifier.Receiver.Reply;

/** What copies that come, go and come back make their institution owe. */
@QuarkusTest
@WithTestResource(Stack.class)
class CopyTest {

    @Inject
    Index index;

    private final String dataset = Index.newDataset();
    private final Receiver receiver = new Receiver();
    private Partner partner;

    @BeforeEach
    void register() {
        partner = Partner.register();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private void retire(String release) {
        Partner.ops()
                .body(Map.of("reason", "destroyed"))
                .post(partner.path("/copies/" + dataset + "/" + release + "/retirement"))
                .then()
                .statusCode(200);
    }

    private void logReaches(long first, long last) {
        index.appends(dataset, first, last);
        Partner witness = Partner.register().holds(dataset, "1.0", 0);
        await().until(() -> witness.feed(dataset, 0, 1).path("head").equals((int) last));
    }

    private List<String> told() {
        return receiver.notices().stream().map(Receiver.Message::id).toList();
    }

    private String notice(String range) {
        return dataset + ":" + range;
    }

    @Test
    void a_copy_is_shown_with_the_fields_of_the_contract_and_no_others() {
        partner.holds(dataset, "1.0", 3);
        Map<String, Object> copy = partner.itself().get(partner.path("")).path("datasets[0].copies[0]");
        assertThat(copy).containsOnlyKeys("release", "start", "purged", "state");
    }

    @Test
    void an_institution_that_comes_late_gets_everything_after_its_start_in_one_notice() {
        logReaches(1, 20);
        partner.listensAt(receiver).holds(dataset, "1.0", 3).awaitNotified(dataset, 20);
        assertThat(told()).containsExactly(notice("4-20"));
    }

    @Test
    void two_releases_are_told_once_from_the_lower_start_and_purged_each_for_itself() {
        partner.holds(dataset, "1.0", 5).holds(dataset, "2.0", 8).listensAt(receiver);
        index.appends(dataset, 1, 10);
        partner.awaitNotified(dataset, 10);
        partner.attests(dataset, "2.0", 10).then().statusCode(200);
        assertThat(told()).containsExactly(notice("6-10"));
        assertThat(partner.position(dataset)).isEqualTo(new Position(10, 10, Map.of("1.0", 5L, "2.0", 10L)));
        partner.attests(dataset, "1.0", 7).then().statusCode(200);
        assertThat(partner.position(dataset)).isEqualTo(new Position(10, 10, Map.of("1.0", 7L, "2.0", 10L)));
    }

    @Test
    void a_release_with_a_lower_start_is_told_what_the_other_did_not_need() {
        partner.holds(dataset, "2.0", 8).listensAt(receiver);
        index.appends(dataset, 1, 10);
        partner.awaitNotified(dataset, 10);
        partner.holds(dataset, "1.0", 6);
        await().until(() -> told().equals(List.of(notice("9-10"), notice("7-10"))));
        partner.awaitNotified(dataset, 10);
    }

    /** Invariant 6. */
    @Test
    void when_the_copy_with_the_lowest_start_is_retired_nothing_before_the_other_start_is_sent() {
        logReaches(1, 10);
        partner.holds(dataset, "1.0", 0).holds(dataset, "2.0", 8);
        retire("1.0");
        partner.listensAt(receiver).awaitNotified(dataset, 10);
        assertThat(told()).containsExactly(notice("9-10"));
    }

    /** Invariant 6: who has delivered goes on with the next notice at once, but not when the copy is gone. */
    @Test
    void a_copy_that_is_retired_while_a_notice_is_on_its_way_gets_no_further_one() {
        logReaches(1, 2_500);
        CountDownLatch retired = new CountDownLatch(1);
        receiver.answers(notice -> {
            try {
                assertThat(retired.await(10, SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Reply.status(200);
        });
        partner.holds(dataset, "1.0", 0).listensAt(receiver);
        await().until(() -> receiver.notices().size() == 1);
        retire("1.0");
        retired.countDown();
        await("the answer is recorded")
                .until(() -> partner.itself()
                        .get(partner.path("/attempts"))
                        .<List<String>>path("items.kind")
                        .contains("notice"));
        await().during(1, SECONDS)
                .atMost(3, SECONDS)
                .until(() -> receiver.notices().size() == 1);
    }

    /** Invariant 6. */
    @Test
    void a_range_that_is_being_retried_ends_when_its_copy_is_retired() {
        logReaches(1, 10);
        receiver.answers(notice -> Reply.status(notice.first() == 1 ? 500 : 200));
        partner.holds(dataset, "1.0", 0).holds(dataset, "2.0", 8).putEndpoint(receiver, "full");
        partner.awaitEndpoint("failing");
        retire("1.0");
        partner.awaitNotified(dataset, 10);
        assertThat(told()).endsWith(notice("9-10")).startsWith(notice("1-10"));
        assertThat(told().stream().distinct()).containsExactly(notice("1-10"), notice("9-10"));
    }

    /** Invariant 6. */
    @Test
    void a_copy_that_comes_when_all_others_are_retired_begins_at_its_own_start() {
        partner.holds(dataset, "1.0", 0);
        retire("1.0");
        logReaches(1, 10);
        partner.holds(dataset, "2.0", 9).listensAt(receiver).awaitNotified(dataset, 10);
        assertThat(told()).containsExactly(notice("10-10"));
    }

    @Test
    void a_copy_that_is_recorded_again_after_its_retirement_is_told_again_what_it_has_not_attested() {
        partner.holds(dataset, "1.0", 0).listensAt(receiver);
        index.appends(dataset, 1, 5);
        partner.awaitNotified(dataset, 5);
        partner.attests(dataset, "1.0", 3).then().statusCode(200);
        retire("1.0");
        logReaches(6, 8);
        assertThat(told()).containsExactly(notice("1-5"));
        index.recordsDownload(partner.id, dataset, "1.0", 7);
        partner.awaitNotified(dataset, 8);
        assertThat(told()).containsExactly(notice("1-5"), notice("4-8"));
        assertThat(partner.position(dataset)).isEqualTo(new Position(8, 3, Map.of("1.0", 3L)));
    }

    /** Invariant 5. */
    @Test
    void what_a_retired_copy_missed_is_told_when_it_comes_back_although_another_copy_began_later() {
        partner.holds(dataset, "1.0", 0);
        logReaches(1, 10);
        retire("1.0");
        partner.holds(dataset, "2.0", 8).listensAt(receiver).awaitNotified(dataset, 10);
        index.recordsDownload(partner.id, dataset, "1.0", 4);
        await().until(() -> told().contains(notice("1-10")));
        partner.awaitNotified(dataset, 10);
        assertThat(told()).containsExactly(notice("9-10"), notice("1-10"));
    }

    /** Index tells everything again when its topic is filled again. */
    @Test
    void a_download_that_is_told_again_does_not_bring_back_what_was_retired_since() {
        Instant downloaded = Instant.now();
        index.recordsDownload(partner.id, dataset, "1.0", 0, downloaded);
        await().ignoreExceptions()
                .until(() -> partner.position(dataset).purged().containsKey("1.0"));
        retire("1.0");
        index.recordsDownload(partner.id, dataset, "1.0", 0, downloaded);
        index.recordsDownload(partner.id, dataset, "2.0", 7, downloaded);
        logReaches(1, 9);

        partner.listensAt(receiver).awaitNotified(dataset, 9);

        assertThat(told()).containsExactly(notice("8-9"));
    }
}
