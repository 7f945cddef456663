package org.rescind.intake;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.events.DatasetChanged;
import org.rescind.events.Outcome;
import org.rescind.events.RequestHeld;
import org.rescind.events.RequestResolved;
import org.rescind.events.RequestResolved.Dataset;
import org.rescind.events.RequestResolved.Reference;
import org.rescind.events.RequestResolved.Totals;
import org.rescind.events.RequestResolved.Withdrawal;

/** What index would say. */
public final class Index {

    private Index() {}

    public static String hasDataset(boolean published) {
        String name = "set-" + UUID.randomUUID();
        Wire.say(new DatasetChanged(name, "A set", null, published, 0, List.of(), 1));
        return name;
    }

    public static Reference removed(int ordinal, int photos) {
        return new Reference(ordinal, Outcome.REMOVED, photos, null);
    }

    public static Reference outcome(int ordinal, Outcome outcome) {
        return new Reference(ordinal, outcome, 0, outcome == Outcome.AMBIGUOUS ? "alias_unknown" : null);
    }

    public static Dataset at(String dataset, long first, long last) {
        return new Dataset(dataset, (int) (last - first + 1), last - first + 1, first, last);
    }

    public static RequestResolved resolves(
            Person person, long revision, List<Reference> references, List<Dataset> datasets) {
        return resolves(person, revision, references, datasets, null);
    }

    public static RequestResolved resolves(
            Person person,
            long revision,
            List<Reference> references,
            List<Dataset> datasets,
            @Nullable Withdrawal withdrawal) {
        int photos = references.stream().mapToInt(Reference::photos).sum();
        return new RequestResolved(
                person.id(), revision, 1, 1, references, datasets, new Totals(photos, photos, 0, 0, 0), withdrawal);
    }

    public static RequestHeld holds(Person person, long revision, String dataset, int photos) {
        return new RequestHeld(person.id(), revision, photos, List.of(new RequestHeld.Dataset(dataset, photos)));
    }
}
