package org.rescind.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rescind.stack.sample.SampleDatasets;
import org.rescind.stack.sample.SampleDatasets.Photo;

/** Compares what was asked, what the services say, and what the institutions really hold. */
final class Reconciliation {
    private final List<Check> checks = new ArrayList<>();

    /** What must be so, and what was found instead if it is not. */
    record Check(String expected, boolean holds, String found) {}

    /**
     * What the services say in the end.
     *
     * @param theCase as its requester sees it
     * @param dataset as the index shows it to everybody
     * @param found what a search for the account still finds
     */
    record Said(JsonNode theCase, Snapshot last, JsonNode dataset, Found found) {}

    static Reconciliation of(SampleDatasets samples, Said said, List<Institution> institutions) {
        var asked = samples.photosOf(samples.account());
        var photos = asked.stream().map(photo -> "flickr:" + photo.id()).collect(Collectors.toUnmodifiableSet());
        var reconciliation = new Reconciliation();
        reconciliation.compareCase(said, asked);
        reconciliation.compareLog(said, photos.size());
        reconciliation.compareCoverage(said, institutions.size());
        reconciliation.compareInstitutions(institutions, photos);
        return reconciliation;
    }

    List<Check> checks() {
        return List.copyOf(checks);
    }

    List<Check> failed() {
        return checks.stream().filter(check -> !check.holds()).toList();
    }

    boolean holds() {
        return failed().isEmpty();
    }

    private void compareCase(Said said, List<Photo> asked) {
        var photos = asked.size();
        var records = asked.stream().mapToInt(Photo::faces).sum();
        equal("the case is fulfilled", "fulfilled", said.last().status());
        equal(
                "photos claimed = removed = " + Screen.number(photos),
                new Snapshot.Totals(photos, photos, 0, 0, 0),
                said.last().totals());
        equal(
                Screen.number(records) + " records removed, at positions 1 to " + Screen.number(photos),
                new Snapshot.Positions(photos, records, 1, photos),
                said.last().positions());
    }

    private void compareLog(Said said, int photos) {
        equal(
                "the removal log ends at " + Screen.number(photos),
                (long) photos,
                said.dataset().path("head").asLong());
        equal("a search for the account finds nothing", new Found(0, 0), said.found());
    }

    private void compareCoverage(Said said, int copies) {
        var all = new Snapshot.Copies(copies, copies, copies, copies, 0);
        var expected = copies + " copies notified, acknowledged and purged";
        equal(expected + ", says the case", all, said.last().reached());
        equal(expected + ", says the public coverage", all, said.last().covered());
        var purged = said.theCase().path("recipients").findValuesAsText("state").stream()
                .filter("purged"::equals)
                .count();
        equal("the case names " + copies + " recipients that purged", (long) copies, purged);
    }

    private void compareInstitutions(List<Institution> institutions, Set<String> photos) {
        none(
                "no institution refused a message",
                institutions,
                institution -> institution.endpoint().refused() > 0);
        none(
                "no institution holds any of the photos",
                institutions,
                institution -> photos.stream().anyMatch(institution.copy()::holds));
        none(
                "no institution deleted anything else",
                institutions,
                institution -> !photos.containsAll(institution.copy().deleted()));
        none(
                "every institution attested each position once, truthfully",
                institutions,
                institution -> !isTrue(institution, photos));
    }

    private static boolean isTrue(Institution institution, Set<String> photos) {
        var held = photos.stream().filter(institution.copy()::held).count();
        return institution.purge().said().equals(new Attestation(photos.size(), held, photos.size() - held));
    }

    private void none(String expected, List<Institution> institutions, Predicate<Institution> isWrong) {
        var wrong = institutions.stream()
                .filter(isWrong)
                .map(institution -> institution.profile().name())
                .toList();
        checks.add(new Check(expected, wrong.isEmpty(), "not so: " + String.join(", ", wrong)));
    }

    private void equal(String expected, Object wanted, Object found) {
        checks.add(new Check(expected, wanted.equals(found), "found " + found));
    }
}
