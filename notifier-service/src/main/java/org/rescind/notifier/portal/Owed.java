package org.rescind.notifier.portal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rescind.notifier.copy.CursorTable;
import org.rescind.notifier.copy.Cursors;

/** Puts cursors and deadlines together. The deadline of a purge is the only one there is until now. */
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
        return cursors.all(institution).stream()
                .map(this::view)
                .sorted(Comparator.comparing(DatasetView::next).thenComparing(DatasetView::name))
                .toList();
    }

    Optional<DatasetView> find(UUID institution, String dataset) {
        return cursors.find(institution, dataset).map(this::view);
    }

    private DatasetView view(Cursors of) {
        return new DatasetView(
                of, of.copies().stream().map(copy -> view(of.dataset(), copy)).toList());
    }

    private DatasetView.CopyView view(String dataset, Cursors.Copy copy) {
        long after = Math.max(copy.start(), copy.purged());
        return DatasetView.CopyView.of(
                copy, copy.isHeld() ? due.purge(dataset, after).orElse(null) : null);
    }
}
