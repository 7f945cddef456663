package org.rescind.index.dataset;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dataset as the API shows it; {@code head} is the last position of its removal log. */
record DatasetView(
        String name,
        String title,
        @Nullable String derivedFrom,
        boolean published,
        long head,
        List<ReleaseView> releases) {

    record ReleaseView(String release, @Nullable LocalDate publishedOn, boolean sealed, long records) {}

    static DatasetView of(Dataset dataset, List<ReleaseTable.Release> releases) {
        List<ReleaseView> views = releases.stream()
                .map(release ->
                        new ReleaseView(release.release(), release.publishedOn(), release.sealed(), release.records()))
                .toList();
        return new DatasetView(
                dataset.name, dataset.title, dataset.derivedFrom, dataset.published, dataset.head, views);
    }
}
