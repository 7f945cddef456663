package org.rescind.intake.caseview;

/** Where the photos of a case stand in one removal log, and how far the copies of that dataset are. */
record CaseDataset(String dataset, int photos, long records, long firstPosition, long lastPosition, Copies copies) {

    /**
     * Numbers of copies that are held and owe a position of this case. Who has purged has also acknowledged.
     *
     * @param notified have been told of the last position
     */
    record Copies(long total, long notified, long acknowledged, long purged, long overdue) {}
}
