package org.rescind.intake.caseview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the photos of a case stand in one removal log, and how far the copies of that dataset are.
 *
 * @param purgeBy when the copies have to be purged, by the period that holds for the dataset; null as long as it is not known
 */
record CaseDataset(
        String dataset,
        int photos,
        long records,
        long firstPosition,
        long lastPosition,
        @Nullable Instant purgeBy,
        Copies copies) {

    /**
     * Numbers of copies that are held and owe a position of this case. Who has purged has also acknowledged.
     *
     * @param notified have been told of the last position
     */
    record Copies(long total, long notified, long acknowledged, long purged, long overdue) {}
}
