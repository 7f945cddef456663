package org.rescind.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * One look at the case and at the public coverage.
 *
 * @param settled references with an outcome
 * @param reached copies of the dataset that owe the last position, and how far they are
 * @param head the last position of the removal log, as the public coverage has it
 * @param covered the same copies in the public coverage
 */
record Snapshot(
        String status,
        String phase,
        Totals totals,
        int references,
        int settled,
        Positions positions,
        Copies reached,
        long head,
        Copies covered) {

    record Totals(long photosClaimed, long removed, long alreadyRemoved, long notFound, long refused) {}

    record Positions(long photos, long records, long first, long last) {}

    record Copies(long total, long notified, long acknowledged, long purged, long overdue) {
        boolean areAllPurged() {
            return total > 0 && purged == total;
        }
    }

    /** Before the first look. */
    static final Snapshot NONE = of(MissingNode.getInstance(), MissingNode.getInstance());

    static Snapshot of(JsonNode theCase, JsonNode coverage) {
        var settled = 0;
        for (var reference : theCase.path("references")) {
            settled += reference.path("outcome").isTextual() ? 1 : 0;
        }
        var dataset = dataset(theCase);
        return new Snapshot(
                theCase.path("status").asText(),
                theCase.path("phase").asText(""),
                totals(theCase.path("totals")),
                theCase.path("references").size(),
                settled,
                positions(dataset),
                copies(dataset.path("copies"), "total"),
                coverage.path("head").asLong(),
                copies(coverage, "copies"));
    }

    boolean isComplete() {
        return status.equals("fulfilled")
                && reached.areAllPurged()
                && covered.areAllPurged()
                && covered.total() == reached.total()
                && head >= positions.last();
    }

    private static JsonNode dataset(JsonNode theCase) {
        for (var dataset : theCase.path("datasets")) {
            if (dataset.path("dataset").asText().equals(Publisher.DATASET)) {
                return dataset;
            }
        }
        return MissingNode.getInstance();
    }

    private static Totals totals(JsonNode totals) {
        return new Totals(
                totals.path("photosClaimed").asLong(),
                totals.path("removed").asLong(),
                totals.path("alreadyRemoved").asLong(),
                totals.path("notFound").asLong(),
                totals.path("refused").asLong());
    }

    private static Positions positions(JsonNode dataset) {
        return new Positions(
                dataset.path("photos").asLong(),
                dataset.path("records").asLong(),
                dataset.path("firstPosition").asLong(),
                dataset.path("lastPosition").asLong());
    }

    private static Copies copies(JsonNode copies, String total) {
        return new Copies(
                copies.path(total).asLong(),
                copies.path("notified").asLong(),
                copies.path("acknowledged").asLong(),
                copies.path("purged").asLong(),
                copies.path("overdue").asLong());
    }
}
