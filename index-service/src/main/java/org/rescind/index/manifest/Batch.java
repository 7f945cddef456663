package org.rescind.index.manifest;

import java.util.ArrayList;
import java.util.List;

/** Rows that were read and are not stored yet: records and refused ones. Bounded, and used again. */
class Batch {

    /** A row that cannot be a record. */
    record Refused(long line, long byteOffset, String reason, byte[] raw) {}

    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int MOST_REFUSED_BYTES = 4 * 1024 * 1024;

    /** A refused row takes a multiple of its bytes in memory when it is short. */
    private static final int MOST_REFUSED = 10_000;

    /** Of a refused row its start is kept: the sender has the rest, and the byte offset. Or one file could fill the disk. */
    static final int KEPT_BYTES = 4 * 1024;

    private final int part;
    private final BinaryCopy records = new BinaryCopy(MOST_BYTES + Line.LONGEST);
    private final List<Refused> refused = new ArrayList<>();
    private int refusedBytes;
    private long lastLine;

    Batch(int part) {
        this.part = part;
    }

    void add(Line line, Row row) {
        lastLine = line.number();
        if (row instanceof Row.Record record) {
            records.add(part, line, record);
        } else if (row instanceof Row.Refused why) {
            refused.add(new Refused(line.number(), line.byteOffset(), why.reason(), line.raw(KEPT_BYTES)));
            refusedBytes += Math.min(KEPT_BYTES, line.rawLength());
        }
    }

    boolean isFull() {
        return records.size() > MOST_BYTES || refusedBytes > MOST_REFUSED_BYTES || refused.size() >= MOST_REFUSED;
    }

    int rows() {
        return records.rows() + refused.size();
    }

    /** Where the last of its rows begins. */
    long lastLine() {
        return lastLine;
    }

    BinaryCopy records() {
        return records;
    }

    List<Refused> refused() {
        return refused;
    }

    void clear() {
        records.clear();
        refused.clear();
        refusedBytes = 0;
    }
}
