package org.rescind.notifier.portal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.copy.CursorTable;
import org.rescind.notifier.copy.Cursors;
import org.rescind.notifier.obligation.DueTable;
import org.rescind.notifier.obligation.ObligationView;

/** Puts cursors and deadlines together. */
@ApplicationScoped
class Owed {

    private final CursorTable cursors;
    private final DueTable due;

    Owed(CursorTable cursors, DueTable due) {
        this.cursors = cursors;
        this.due = due;
    }

    /** The next deadline first. */
    List<DatasetView> all(UUID institution) {
        List<ObligationView.Copy> owed = due.of(institution);
        return cursors.all(institution).stream()
                .map(each -> view(each, owed))
                .sorted(Comparator.comparing(DatasetView::next).thenComparing(DatasetView::name))
                .toList();
    }

    Optional<DatasetView> find(UUID institution, String dataset) {
        List<ObligationView.Copy> owed = due.of(institution);
        return cursors.find(institution, dataset).map(each -> view(each, owed));
    }

    private static DatasetView view(Cursors of, List<ObligationView.Copy> owed) {
        return new DatasetView(
                of,
                of.copies().stream()
                        .map(copy -> DatasetView.CopyView.of(copy, purge(of.dataset(), copy.release(), owed)))
                        .toList());
    }

    private static @Nullable Due purge(String dataset, String release, List<ObligationView.Copy> owed) {
        return owed.stream()
                .filter(copy -> copy.dataset().equals(dataset) && copy.release().equals(release))
                .map(ObligationView.Copy::purged)
                .filter(Objects::nonNull)
                .findFirst()
                .map(due -> new Due(due.position(), due.due().truncatedTo(ChronoUnit.SECONDS), due.late()))
                .orElse(null);
    }
}
