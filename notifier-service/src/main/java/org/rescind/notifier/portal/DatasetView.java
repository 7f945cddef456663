package org.rescind.notifier.portal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.copy.Cursors;

/** How far an institution is with a dataset, and by when it is to go on. */
record DatasetView(Cursors cursors, List<CopyView> copies) {

    /** @param due of the first position that it has not purged; null when there is none, or it owes nothing any more */
    record CopyView(
            String release,
            long start,
            long purged,
            String state,
            boolean held,
            @Nullable Due due) {

        /** Its last attestation, or its start. */
        public long since() {
            return Math.max(start, purged);
        }

        static CopyView of(Cursors.Copy copy, @Nullable Due due) {
            return new CopyView(
                    copy.release(),
                    copy.start(),
                    copy.purged(),
                    "state_" + copy.state().name().toLowerCase(Locale.ROOT),
                    copy.isHeld(),
                    due);
        }
    }

    public String name() {
        return cursors.dataset();
    }

    public long toNotify() {
        return Math.max(0, cursors.head() - cursors.notified());
    }

    public long toAcknowledge() {
        return Math.max(0, cursors.head() - cursors.acknowledged());
    }

    public long sinceCount(CopyView copy) {
        return Math.max(0, cursors.head() - copy.since());
    }

    public List<CopyView> heldCopies() {
        return copies.stream().filter(CopyView::held).toList();
    }

    /** The earliest of its deadlines; far in the future when it has none. */
    Instant next() {
        return copies.stream()
                .map(CopyView::due)
                .filter(Objects::nonNull)
                .map(Due::by)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }
}
