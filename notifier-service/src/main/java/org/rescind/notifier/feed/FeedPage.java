package org.rescind.notifier.feed;

/**
 * Entries after a position.
 *
 * @param after as asked for, but not before the institution's lowest start
 * @param through the last position in here; {@code after} when there is none
 * @param head the last position that there is to read
 * @param entries the canonical forms, separated by commas
 */
public record FeedPage(String dataset, long after, long through, long head, String entries) {

    boolean isEmpty() {
        return through == after;
    }

    String json() {
        return "{\"dataset\":\"" + dataset + "\",\"after\":" + after + ",\"through\":" + through + ",\"head\":" + head
                + ",\"entries\":[" + entries + "]}";
    }
}
