package org.rescind.intake.request;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.coverage.Dataset;
import org.rescind.intake.site.Form;
import org.rescind.references.Reading;

/**
 * One page of asking.
 *
 * @param form what is wrong
 * @param datasets those that can be chosen
 * @param lines how the pasted lines were read, unclear ones first; the first of them
 */
record AskView(AskStep step, Draft draft, Form form, List<Dataset> datasets, List<Line> lines, Count count) {

    private static final int SHOWN = 100;

    /** @param reason a word for why, when it names nothing */
    record Line(
            String input,
            String kind,
            @Nullable String value,
            @Nullable String reason) {}

    record Count(int photos, int accounts, int unclear) {

        static Count of(List<ReadReference> read) {
            int photos = count(read, Reading.Kind.PHOTO);
            int accounts = count(read, Reading.Kind.OWNER) + count(read, Reading.Kind.ALIAS);
            return new Count(photos, accounts, read.size() - photos - accounts);
        }

        private static int count(List<ReadReference> read, Reading.Kind kind) {
            return (int)
                    read.stream().filter(each -> each.reading().kind() == kind).count();
        }

        public int all() {
            return photos + accounts + unclear;
        }
    }

    static AskView of(AskStep step, Draft draft, Form form, List<Dataset> datasets) {
        List<ReadReference> read = ReadReference.readAll(draft.lines());
        List<Line> lines = read.stream()
                .sorted(Comparator.comparing(ReadReference::namesSomething))
                .limit(SHOWN)
                .map(each -> new Line(
                        each.input(),
                        each.reading().kind().wireName(),
                        each.reading().value(),
                        each.reading().reason()))
                .toList();
        return new AskView(step, draft, form, datasets, lines, Count.of(read));
    }

    public List<String> relationships() {
        return Arrays.stream(Relationship.values()).map(each -> each.wireName).toList();
    }

    public List<String> regimes() {
        return Arrays.stream(Regime.values()).map(each -> each.wireName).toList();
    }

    public boolean more() {
        return count.all() > lines.size();
    }

    /** The titles of those that were chosen; empty when all are meant. */
    public List<String> chosen() {
        return draft.someDatasets()
                ? datasets.stream()
                        .filter(each -> draft.datasets().contains(each.name()))
                        .map(Dataset::title)
                        .toList()
                : List.of();
    }
}
