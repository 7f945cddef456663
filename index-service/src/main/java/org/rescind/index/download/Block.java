package org.rescind.index.download;

import java.util.BitSet;

/**
 * Consecutive lines of an import: 32,768 of them, so that a download can begin in the middle without reading what comes
 * before, and yet the blocks of a hundred million records fit in memory.
 *
 * @param number which block of its import, from 0
 * @param records how many of its records are to be handed out
 * @param bytes how many bytes those have
 */
record Block(long number, long records, long bytes) {

    static final int BITS = 15;
    private static final int LINES = 1 << BITS;

    /** The records of a block that are not to be handed out. */
    record Hidden(BitSet lines, long bytes) {

        static final Hidden NOTHING = new Hidden(new BitSet(0), 0);

        boolean contains(long line) {
            return lines.get(within(line));
        }

        Hidden and(long line, long length) {
            BitSet more = this == NOTHING ? new BitSet(LINES) : lines;
            more.set(within(line));
            return new Hidden(more, bytes + length);
        }
    }

    static long of(long line) {
        return line >> BITS;
    }

    private static int within(long line) {
        return (int) (line & (LINES - 1));
    }

    long firstLine() {
        return number << BITS;
    }

    long endLine() {
        return firstLine() + LINES;
    }

    Block less(Hidden hidden) {
        return new Block(number, records - hidden.lines().cardinality(), bytes - hidden.bytes());
    }
}
