package org.rescind.index.download;

import java.io.IOException;
import java.io.OutputStream;

/** Lets through the bytes from one position to before another, and counts all of them. */
class Window extends OutputStream {

    private final OutputStream out;
    private final long from;
    private final long end;
    private long position;

    Window(OutputStream out, long from, long end) {
        this.out = out;
        this.from = from;
        this.end = end;
    }

    long position() {
        return position;
    }

    boolean isBefore(long length) {
        return position + length <= from;
    }

    /** Whether nothing that begins at this position would be let through. */
    boolean isOver(long position) {
        return position >= end;
    }

    /** Bytes that need not be there, because none of them would be let through. */
    void pass(long length) {
        position += length;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int first = (int) Math.min(length, Math.max(0, from - position));
        int last = (int) Math.min(length, Math.max(0, end - position));
        position += length;
        if (first < last) {
            out.write(bytes, offset + first, last - first);
        }
    }
}
