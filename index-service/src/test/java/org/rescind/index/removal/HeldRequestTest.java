package org.rescind.index.removal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rescind.index.Publisher.owner;
import static org.rescind.index.Publisher.photo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescind.events.Outcome;
import org.rescind.events.RequestHeld;
import org.rescind.events.RequestResolved;
import org.rescind.events.RequestWithdrawn;
import org.rescind.events.ReviewDecided;
import org.rescind.index.IndexStack;
import org.rescind.index.Publisher;
import org.rescind.index.Topics;
import org.rescind.stack.sample.ManifestLines;

@QuarkusTest
@QuarkusTestResource(IndexStack.class)
@TestProfile(HeldRequestTest.Strict.class)
class HeldRequestTest {

    public static class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rescind.policy", "strict");
        }
    }

    private final String all = Publisher.name("all");
    private final String nsid = Publisher.nsid();
    private final List<String> photos = Publisher.photos(HoldPolicy.MOST_PHOTOS + 1);

    /** Each import is a partition that every look-up asks, and the tests before have left hundreds. */
    @BeforeEach
    void aVeryLargeAccount() {
        Publisher.dataset(all, true);
        Publisher.release(all, "1");
        Publisher.importAll(
                all,
                "1",
                "yfcc100m",
                photos.stream().map(id -> ManifestLines.yfcc2014(nsid, id)).collect(Collectors.joining()));
    }

    private UUID held() {
        UUID request = Publisher.request(List.of(all), owner(1, nsid));
        List<RequestHeld> told =
                Topics.await(RequestHeld.class, event -> event.request().equals(request), events -> !events.isEmpty());
        assertThat(told.get(0).photos()).isEqualTo(photos.size());
        assertThat(told.get(0).datasets())
                .containsExactly(new RequestHeld.Dataset(all, photos.size(), (long) photos.size(), 0));
        assertThat(head()).isZero();
        return request;
    }

    private long head() {
        return given().get("/api/v1/datasets/{d}", all).jsonPath().getLong("head");
    }

    @Test
    void an_accepted_request_enters_the_log_then() {
        UUID request = held();

        Topics.send(new ReviewDecided(request, ReviewDecided.Decision.ACCEPT));

        assertThat(Publisher.outcome(request, 2).totals().removed()).isEqualTo(photos.size());
        assertThat(head()).isEqualTo(photos.size());
    }

    @Test
    void a_refused_request_removes_nothing_and_suppresses_nothing() {
        UUID request = held();

        Topics.send(new ReviewDecided(request, ReviewDecided.Decision.REFUSE));

        RequestResolved outcome = Publisher.outcome(request, 2);
        assertThat(outcome.references())
                .extracting(RequestResolved.Reference::outcome)
                .containsExactly(Outcome.REFUSED);
        Publisher.importAll(
                all,
                "1",
                "yfcc100m",
                ManifestLines.yfcc2014(nsid, Publisher.photos(1).get(0)));
        assertThat(head()).isZero();
    }

    @Test
    void a_refused_request_can_be_accepted_after_all() {
        UUID request = held();
        Topics.send(new ReviewDecided(request, ReviewDecided.Decision.REFUSE));
        long revision = Publisher.outcome(request, 2).revision();

        Topics.send(new ReviewDecided(request, ReviewDecided.Decision.ACCEPT));

        RequestResolved outcome = Publisher.outcome(request, revision + 1);
        assertThat(outcome.references())
                .containsExactly(new RequestResolved.Reference(1, Outcome.REMOVED, photos.size(), null));
        assertThat(outcome.totals()).isEqualTo(new RequestResolved.Totals(photos.size(), photos.size(), 0, 0, 0));
        String later = Publisher.photos(1).get(0);
        assertThat(Publisher.importAll(all, "1", "yfcc100m", ManifestLines.yfcc2014(nsid, later)))
                .containsEntry("suppressed", 1);
    }

    @Test
    void many_large_requests_are_held_and_small_ones_of_the_same_photos_go_on() {
        UUID first = held();
        held();
        held();
        List<UUID> honest = photos.subList(0, 5).stream()
                .map(id -> Publisher.request(List.of(all), photo(1, id)))
                .toList();

        honest.forEach(request ->
                assertThat(Publisher.outcome(request).totals().removed()).isEqualTo(1));
        assertThat(head()).isEqualTo(5);
        Topics.send(new ReviewDecided(first, ReviewDecided.Decision.REFUSE));
        assertThat(Publisher.outcome(first, 2).references())
                .extracting(RequestResolved.Reference::outcome)
                .containsExactly(Outcome.REFUSED);
        assertThat(head()).isEqualTo(5);
    }

    @Test
    void a_held_request_can_be_withdrawn_in_time() {
        UUID request = held();

        Topics.send(new RequestWithdrawn(request));

        assertThat(Publisher.outcome(request, 2).withdrawal()).isEqualTo(RequestResolved.Withdrawal.DONE);
        assertThat(head()).isZero();
    }

    @Test
    void a_small_request_waits_for_nobody() {
        UUID request = Publisher.request(List.of(all), photo(1, photos.get(0)));

        assertThat(Publisher.outcome(request).totals().removed()).isEqualTo(1);
    }
}
