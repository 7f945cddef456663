package org.rescind.stack.demo;

import java.util.ArrayList;
import java.util.List;

/** What an institution has received of a removal log: every position once, in order, whatever is sent twice. */
final class Inbox {
    private final List<String> waiting = new ArrayList<>();
    private long through;

    /** The photos of consecutive positions that nothing has been done about yet. */
    record Batch(long through, List<String> photos) {}

    /** @param start the position that the copy reflects */
    Inbox(long start) {
        this.through = start;
    }

    /** Takes what is new; false, and nothing is taken, when a position before it is missing. */
    synchronized boolean take(List<Notice.Entry> entries) {
        var next = through + 1;
        var fresh = new ArrayList<String>();
        for (var entry : entries) {
            if (entry.position() > next) {
                return false;
            }
            if (entry.position() == next) {
                fresh.add(entry.photo());
                next++;
            }
        }
        waiting.addAll(fresh);
        through = next - 1;
        return true;
    }

    synchronized long through() {
        return through;
    }

    synchronized Batch drain() {
        var batch = new Batch(through, List.copyOf(waiting));
        waiting.clear();
        return batch;
    }
}
