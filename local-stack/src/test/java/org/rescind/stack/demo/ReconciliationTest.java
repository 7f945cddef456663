package org.rescind.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rescind.stack.sample.SampleDatasets;
import org.rescind.stack.sample.SampleDatasets.Photo;

class ReconciliationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Snapshot.Copies ALL = new Snapshot.Copies(2, 2, 2, 2, 0);

    private final NotifierDouble notifier = new NotifierDouble();
    private final SampleDatasets samples = new SampleDatasets();
    private final Copy copy = Copy.read(samples.faceLines());
    private final List<Institution> institutions =
            List.of(institution(1, copy.another()), institution(2, copy.partial()));
    private final ObjectNode theCase = JSON.createObjectNode();
    private final ObjectNode dataset = JSON.createObjectNode().put("head", 1_001);
    private Found found = new Found(0, 0);

    ReconciliationTest() throws Exception {
        var recipients = theCase.putArray("recipients");
        recipients.addObject().put("state", "purged");
        recipients.addObject().put("state", "purged");
    }

    @AfterEach
    void stop() {
        notifier.close();
    }

    @Test
    void what_agrees_is_named_and_holds() throws Exception {
        institutions.forEach(institution -> purge(institution, asked()));

        var reconciliation = reconcile(totals(1_001));

        assertThat(reconciliation.failed()).isEmpty();
        assertThat(reconciliation.checks())
                .hasSize(12)
                .anyMatch(check -> check.expected().equals("photos claimed = removed = 1,001"));
    }

    @Test
    void a_photo_less_on_the_case_does_not_agree() {
        institutions.forEach(institution -> purge(institution, asked()));

        assertThat(reconcile(totals(1_000)).failed())
                .singleElement()
                .satisfies(check -> assertThat(check.found()).contains("removed=1000"));
    }

    @Test
    void a_photo_that_one_institution_still_holds_is_found() {
        purge(institutions.get(0), asked());
        purge(institutions.get(1), allButOneThatItHolds(institutions.get(1).copy()));

        assertThat(reconcile(totals(1_001)).failed())
                .hasSize(2)
                .allSatisfy(check -> assertThat(check.found()).isEqualTo("not so: University 2"))
                .anyMatch(check -> check.expected().equals("no institution holds any of the photos"));
    }

    @Test
    void a_photo_that_was_deleted_without_being_asked_for_is_found() {
        institutions.forEach(institution -> purge(institution, asked()));
        var stranger = samples.photos().stream()
                .filter(photo -> photo.faces() > 0 && !photo.account().equals(samples.account()))
                .findFirst()
                .orElseThrow();
        institutions.get(0).copy().purge(key(stranger));

        assertThat(reconcile(totals(1_001)).failed())
                .singleElement()
                .satisfies(check -> assertThat(check.expected()).isEqualTo("no institution deleted anything else"));
    }

    @Test
    void a_log_that_goes_on_and_a_search_that_finds_do_not_agree() {
        institutions.forEach(institution -> purge(institution, asked()));
        dataset.put("head", 1_002);
        found = new Found(1, 1);

        assertThat(reconcile(totals(1_001)).failed()).hasSize(2);
    }

    private Reconciliation reconcile(Snapshot.Totals totals) {
        var last = new Snapshot(
                "fulfilled", "", totals, 1, 1, new Snapshot.Positions(1_001, 1_043, 1, 1_001), ALL, 1_001, ALL);
        return Reconciliation.of(samples, new Reconciliation.Said(theCase, last, dataset, found), institutions);
    }

    private static Snapshot.Totals totals(long removed) {
        return new Snapshot.Totals(1_001, removed, 0, 0, 0);
    }

    private List<Photo> asked() {
        return samples.photosOf(samples.account());
    }

    private List<Photo> allButOneThatItHolds(Copy held) {
        var left = asked().stream()
                .filter(photo -> held.holds(key(photo)))
                .findFirst()
                .orElseThrow();
        return asked().stream().filter(photo -> !photo.equals(left)).toList();
    }

    private static String key(Photo photo) {
        return "flickr:" + photo.id();
    }

    private Institution institution(int number, Copy held) {
        var profile = new Profile(number, "University " + number, "NL", Conduct.PROMPT, false, false);
        return Institution.of("id", profile, notifier.as("rsk"), new Institution.Holding(held, 0));
    }

    /** Tells it of these photos, at positions from 1, as its endpoint would, and lets it purge them. */
    private static void purge(Institution institution, List<Photo> photos) {
        var entries = IntStream.range(0, photos.size())
                .mapToObj(i -> new Notice.Entry(i + 1L, key(photos.get(i))))
                .toList();
        assertThat(institution.inbox().take(entries)).isTrue();
        institution.purge().carryOut();
    }
}
