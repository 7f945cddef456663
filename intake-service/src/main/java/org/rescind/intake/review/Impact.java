package org.rescind.intake.review;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescind.events.RequestHeld;

/**
 * What a held request would remove.
 *
 * @param photos in all datasets together
 */
record Impact(int photos, List<Dataset> datasets) {

    private static final int A_HUNDRED = 100;

    /**
     * What it would remove from one dataset.
     *
     * @param size the records of the dataset, when index has told
     * @param hidden how many of the photos nobody can see or download until the decision
     */
    record Dataset(
            String dataset,
            int photos,
            @Nullable Long size,
            @Nullable Integer hidden) {

        /** Of the records of the dataset, with two digits. */
        @JsonProperty
        public @Nullable Double percent() {
            return size == null || size == 0 ? null : Math.round(photos * 100.0 * A_HUNDRED / size) / 100.0;
        }

        private boolean isMoreThan(int percent) {
            return size != null && (long) photos * A_HUNDRED > size * percent;
        }
    }

    static Impact of(int photos, List<RequestHeld.Dataset> datasets) {
        return new Impact(
                photos,
                datasets.stream()
                        .map(each -> new Dataset(each.dataset(), each.photos(), each.size(), each.hidden()))
                        .toList());
    }

    boolean needsTwo(ReviewConfig config) {
        return photos > config.twoOverPhotos()
                || photos > config.few()
                        && datasets.stream().anyMatch(dataset -> dataset.isMoreThan(config.twoOverPercent()));
    }
}
