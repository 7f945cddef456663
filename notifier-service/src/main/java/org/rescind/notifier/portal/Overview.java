package org.rescind.notifier.portal;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.copy.Cursors;
import org.rescind.notifier.endpoint.EndpointView;

/** What an institution sees first: what it owes, by when, and whether notices reach it. */
record Overview(List<DatasetView> datasets, @Nullable EndpointView endpoint, Progress progress, boolean suspended) {

    /** What has to be there once for everything to run by itself. */
    record Progress(
            boolean endpointSet, boolean challengeAnswered, boolean notified, boolean acknowledged, boolean attested) {

        public boolean isComplete() {
            return endpointSet && challengeAnswered && notified && acknowledged && attested;
        }

        static Progress of(List<DatasetView> datasets, boolean endpointSet, boolean verified) {
            List<Cursors> all = datasets.stream().map(DatasetView::cursors).toList();
            return new Progress(
                    endpointSet,
                    verified,
                    all.stream().anyMatch(each -> each.notified() > firstStart(each)),
                    all.stream().anyMatch(each -> each.acknowledged() > firstStart(each)),
                    all.stream().flatMap(each -> each.copies().stream()).anyMatch(c -> c.purged() > c.start()));
        }

        private static long firstStart(Cursors cursors) {
            return cursors.copies().stream()
                    .mapToLong(Cursors.Copy::start)
                    .min()
                    .orElse(Long.MAX_VALUE);
        }
    }

    /** The earliest of all deadlines. */
    public @Nullable Next next() {
        return datasets.stream()
                .flatMap(each -> each.copies().stream().map(copy -> Next.of(each, copy)))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(each -> each.due().by()))
                .orElse(null);
    }

    record Next(String dataset, String release, Due due) {

        static Optional<Next> of(DatasetView dataset, DatasetView.CopyView copy) {
            return Optional.ofNullable(copy.due()).map(due -> new Next(dataset.name(), copy.release(), due));
        }
    }

    public long late() {
        return datasets.stream()
                .flatMap(each -> each.copies().stream())
                .map(DatasetView.CopyView::due)
                .filter(Objects::nonNull)
                .filter(Due::late)
                .count();
    }
}
