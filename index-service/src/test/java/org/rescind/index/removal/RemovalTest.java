package org.rescind.index.removal;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rescind.index.Publisher.owner;
import static org.rescind.index.Publisher.photo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.rescind.events.Outcome;
import org.rescind.events.RemovalEntry;
import org.rescind.events.RemovalRequested;
import org.rescind.events.RemovalsAppended;
import org.rescind.events.RequestResolved;
import org.rescind.events.RequestWithdrawn;
import org.rescind.index.IndexStack;
import org.rescind.index.Publisher;
import org.rescind.index.Topics;
import org.rescind.messaging.Sql;
import org.rescind.stack.sample.ManifestLines;

@QuarkusTest
@QuarkusTestResource(IndexStack.class)
class RemovalTest {

    @Inject
    Sql sql;

    @Inject
    StandingSuppressions standing;

    private final String base = Publisher.name("base");
    private final String faces = Publisher.name("faces");

    private void importBase(String nsid, List<String> photos) {
        Publisher.dataset(base, false);
        Publisher.release(base, "2014");
        Publisher.importAll(
                base,
                "2014",
                "yfcc100m",
                photos.stream().map(id -> ManifestLines.yfcc2014(nsid, id)).collect(joining()));
    }

    private void importFaces(String release, List<String> photos) {
        Publisher.dataset(faces, true);
        Publisher.release(faces, release);
        List<String> lines = new ArrayList<>();
        photos.forEach(id -> lines.add(ManifestLines.dif(lines.size() + 1, id)));
        Publisher.importAll(faces, release, "dif", String.join("", lines));
    }

    private List<RemovalEntry> log(String dataset, int entries) {
        return Topics.await(
                        RemovalsAppended.class,
                        event -> event.dataset().equals(dataset),
                        events -> events.stream()
                                        .mapToInt(event -> event.entries().size())
                                        .sum()
                                >= entries)
                .stream()
                .flatMap(event -> event.entries().stream())
                .toList();
    }

    private static long head(String dataset) {
        return given().get("/api/v1/datasets/{d}", dataset).jsonPath().getLong("head");
    }

    private static List<String> found(String reference) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("reference", reference))
                .post("/api/v1/search")
                .jsonPath()
                .getList("matches.photo");
    }

    @Test
    void an_account_is_removed_through_the_base_that_knows_its_photos() {
        String nsid = Publisher.nsid();
        List<String> mine = Publisher.photos(5);
        List<String> strangers = Publisher.photos(3);
        importBase(nsid, mine);
        List<String> inFaces = new ArrayList<>(mine.subList(0, 4));
        inFaces.add(mine.get(0));
        inFaces.addAll(strangers);
        importFaces("1.0", inFaces);

        RequestResolved outcome = Publisher.outcome(Publisher.request(null, owner(1, nsid)));

        assertThat(outcome.references()).containsExactly(new RequestResolved.Reference(1, Outcome.REMOVED, 4, null));
        assertThat(outcome.totals()).isEqualTo(new RequestResolved.Totals(4, 4, 0, 0, 0));
        assertThat(outcome.datasets()).containsExactly(new RequestResolved.Dataset(faces, 4, 5, 1, 4));
        assertThat(log(faces, 4))
                .extracting(RemovalEntry::photo)
                .containsExactlyInAnyOrderElementsOf(
                        mine.subList(0, 4).stream().map(id -> "flickr:" + id).toList());
        assertThat(found(nsid)).isEmpty();
        assertThat(found(strangers.get(0))).containsExactly("flickr:" + strangers.get(0));
    }

    @Test
    void a_log_has_no_gaps_and_each_photo_once_when_requests_overlap() {
        String nsid = Publisher.nsid();
        List<String> mine = Publisher.photos(40);
        importBase(nsid, mine);
        importFaces("1.0", mine);

        List<UUID> requests = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            requests.add(Publisher.request(null, photo(1, mine.get(i)), photo(2, mine.get(i + 10))));
        }
        requests.add(Publisher.request(null, owner(1, nsid)));
        requests.forEach(Publisher::outcome);

        List<RemovalEntry> log = log(faces, 40);
        assertThat(log)
                .extracting(RemovalEntry::position)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
        assertThat(log).extracting(RemovalEntry::photo).doesNotHaveDuplicates();
        assertThat(head(faces)).isEqualTo(40);
    }

    @Test
    void every_reference_ends_in_one_outcome_and_the_sums_agree() {
        String nsid = Publisher.nsid();
        List<String> mine = Publisher.photos(6);
        String elsewhere = Publisher.photos(1).get(0);
        importBase(nsid, mine);
        importFaces("1.0", mine);
        Publisher.outcome(Publisher.request(null, photo(1, mine.get(0))));

        RequestResolved outcome = Publisher.outcome(Publisher.request(
                null,
                owner(1, nsid),
                photo(2, mine.get(0)),
                photo(3, mine.get(1)),
                photo(4, elsewhere),
                owner(5, Publisher.nsid()),
                new org.rescind.events.RemovalRequested.Reference(6, "alias", "qz-nobody")));

        assertThat(outcome.references())
                .containsExactly(
                        new RequestResolved.Reference(1, Outcome.REMOVED, 6, null),
                        new RequestResolved.Reference(2, Outcome.ALREADY_REMOVED, 1, null),
                        new RequestResolved.Reference(3, Outcome.REMOVED, 1, null),
                        new RequestResolved.Reference(4, Outcome.NOT_FOUND, 1, null),
                        new RequestResolved.Reference(5, Outcome.NOT_FOUND, 0, null),
                        new RequestResolved.Reference(6, Outcome.AMBIGUOUS, 0, "alias_unknown"));
        assertThat(outcome.totals()).isEqualTo(new RequestResolved.Totals(7, 5, 1, 1, 0));
    }

    @Test
    void nothing_is_removed_that_the_request_does_not_name_or_from_datasets_outside_its_scope() {
        String nsid = Publisher.nsid();
        List<String> mine = Publisher.photos(3);
        importBase(nsid, mine);
        importFaces("1.0", mine);
        String other = Publisher.name("other");
        Publisher.dataset(other, true);
        Publisher.release(other, "1");
        Publisher.importAll(other, "1", "dif", ManifestLines.dif(1, mine.get(0)));

        RequestResolved outcome = Publisher.outcome(Publisher.request(List.of(other), owner(1, nsid)));

        assertThat(outcome.totals()).isEqualTo(new RequestResolved.Totals(1, 1, 0, 0, 0));
        assertThat(head(faces)).isZero();
        assertThat(head(other)).isEqualTo(1);
    }

    @Test
    void a_base_that_is_loaded_after_the_request_still_leads_to_the_removal() {
        String nsid = Publisher.nsid();
        List<String> mine = Publisher.photos(3);
        importFaces("1.0", mine);
        UUID request = Publisher.request(null, owner(1, nsid));
        assertThat(Publisher.outcome(request).references())
                .containsExactly(new RequestResolved.Reference(1, Outcome.NOT_FOUND, 0, null));

        importBase(nsid, mine);

        RequestResolved again = Publisher.outcome(request, 2);
        assertThat(again.references()).containsExactly(new RequestResolved.Reference(1, Outcome.REMOVED, 3, null));
        assertThat(head(faces)).isEqualTo(3);
    }

    @Test
    void a_release_that_is_loaded_after_the_request_is_cleaned_and_its_holders_are_told() {
        String nsid = Publisher.nsid();
        List<String> mine = Publisher.photos(4);
        importBase(nsid, mine);
        UUID request = Publisher.request(null, owner(1, nsid), photo(2, "8600000" + Publisher.number()));
        Publisher.outcome(request);

        Publisher.dataset(faces, true);
        Publisher.release(faces, "1.0");
        Map<String, Object> progress = Publisher.importAll(
                faces,
                "1.0",
                "dif",
                ManifestLines.dif(1, mine.get(0))
                        + ManifestLines.dif(2, Publisher.photos(1).get(0)));

        assertThat(progress)
                .containsEntry("read", 2)
                .containsEntry("suppressed", 1)
                .containsEntry("loaded", 1);
        assertThat(log(faces, 1)).extracting(RemovalEntry::photo).containsExactly("flickr:" + mine.get(0));
        assertThat(Publisher.outcome(request, 2).totals().removed()).isEqualTo(1);
    }

    @Test
    void a_photo_that_was_removed_is_not_brought_back_by_a_later_release() {
        List<String> mine = Publisher.photos(2);
        importFaces("1.0", mine);
        Publisher.outcome(Publisher.request(null, photo(1, mine.get(0))));

        importFaces("2.0", mine);

        assertThat(found(mine.get(0))).isEmpty();
        assertThat(head(faces)).isEqualTo(1);
    }

    @Test
    void the_same_request_told_twice_changes_nothing() {
        List<String> mine = Publisher.photos(1);
        importFaces("1.0", mine);
        UUID request = Publisher.request(null, photo(1, mine.get(0)));
        Publisher.outcome(request);

        var again = new org.rescind.events.RemovalRequested(
                request, java.time.Instant.now(), null, List.of(photo(1, mine.get(0))), 1, 1);
        Topics.send(again);
        Publisher.outcome(Publisher.request(null, photo(1, mine.get(0))));

        assertThat(head(faces)).isEqualTo(1);
    }

    @Test
    void a_withdrawal_after_the_removal_is_too_late_and_ends_only_the_suppression() {
        List<String> mine = Publisher.photos(2);
        importFaces("1.0", mine.subList(0, 1));
        UUID request = Publisher.request(null, photo(1, mine.get(0)), photo(2, mine.get(1)));
        Publisher.outcome(request);

        Topics.send(new RequestWithdrawn(request));

        RequestResolved outcome = Publisher.outcome(request, 2);
        assertThat(outcome.withdrawal()).isEqualTo(RequestResolved.Withdrawal.TOO_LATE);
        importFaces("2.0", mine);
        assertThat(found(mine.get(0))).isEmpty();
        assertThat(found(mine.get(1))).containsExactly("flickr:" + mine.get(1));
    }

    @Test
    void a_withdrawal_in_time_ends_the_request() {
        String id = Publisher.photos(1).get(0);
        UUID request = Publisher.request(null, photo(1, id));
        Publisher.outcome(request);

        Topics.send(new RequestWithdrawn(request));

        assertThat(Publisher.outcome(request, 2).withdrawal()).isEqualTo(RequestResolved.Withdrawal.DONE);
        importFaces("1.0", List.of(id));
        assertThat(found(id)).hasSize(1);
    }

    @Test
    void a_withdrawal_while_what_the_request_waited_for_becomes_known_comes_too_late() {
        String id = Publisher.photos(1).get(0);
        String nsid = Publisher.nsid();
        String alias = "zq-" + Publisher.number();
        importBase(nsid, List.of(id));
        importFaces("1.0", List.of(id));
        UUID request = Publisher.request(null, new RemovalRequested.Reference(1, "alias", alias));
        long first = Publisher.outcome(request).revision();

        QuarkusTransaction.requiringNew().run(() -> {
            standing.learn(List.of(new Alias(alias, nsid, null, null)));
            Topics.send(new RequestWithdrawn(request));
            Awaitility.await("the withdrawal waits")
                    .until(() -> sql.one("select 1 from pg_locks where not granted limit 1", row -> true)
                            .isPresent());
        });

        RequestResolved outcome = Publisher.outcome(request, first + 2);
        assertThat(outcome.withdrawal()).isEqualTo(RequestResolved.Withdrawal.TOO_LATE);
        assertThat(outcome.totals()).isEqualTo(new RequestResolved.Totals(1, 1, 0, 0, 0));
    }

    @Test
    void an_import_does_not_take_up_again_what_was_withdrawn_too_late_while_it_was_going_on() {
        List<String> mine = Publisher.photos(2);
        importFaces("1.0", mine.subList(0, 1));
        UUID request = Publisher.request(null, photo(1, mine.get(0)), photo(2, mine.get(1)));
        Publisher.outcome(request);
        Topics.send(new RequestWithdrawn(request));
        Publisher.outcome(request, 2);
        // As if it had been resolved and withdrawn after the import was compared with what had been asked.
        sql.update("update request set resolved_at = now() + interval '1 hour' where id = ?", request);

        try {
            importFaces("2.0", mine);
        } finally {
            sql.update("update request set resolved_at = now() where id = ?", request);
        }

        assertThat(found(mine.get(1))).containsExactly("flickr:" + mine.get(1));
    }

    @Test
    void what_is_asked_after_an_import_was_compared_with_what_had_been_asked_is_found_in_it() {
        String id = Publisher.photos(1).get(0);
        UUID request = Publisher.request(null, photo(1, id));
        Publisher.outcome(request);
        // As if it had not been there when the import was compared.
        sql.update("delete from photo_suppression where request = ?", request);
        sql.update("update request set resolved_at = now() + interval '1 hour' where id = ?", request);

        importFaces("1.0", List.of(id));

        assertThat(Publisher.outcome(request, 2).totals()).isEqualTo(new RequestResolved.Totals(1, 1, 0, 0, 0));
        assertThat(found(id)).isEmpty();
    }
}
