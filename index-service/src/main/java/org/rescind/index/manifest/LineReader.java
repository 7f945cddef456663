package org.rescind.index.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into lines and keeps their line ends. Memory is bounded: of an overlong line only the start is kept. */
public class LineReader {

    static final int LONGEST = 1024 * 1024;

    private static final int READ_SIZE = 64 * 1024;

    private final InputStream in;
    private final byte[] chunk = new byte[READ_SIZE];
    private int chunkPosition;
    private int chunkEnd;
    private byte[] line = new byte[8 * 1024];
    private long number;
    private long offset;

    public LineReader(InputStream in) {
        this.in = in;
    }

    /** The next line, valid until the next call; null at the end. A last line without a line end is a line. */
    @Nullable
    public Line next() throws IOException {
        long start = offset;
        int kept = 0;
        boolean ended = false;
        while (!ended && fill()) {
            int end = endOfLine();
            ended = end > chunkPosition && chunk[end - 1] == '\n';
            kept = keep(kept, end);
            offset += end - chunkPosition;
            chunkPosition = end;
        }
        if (offset == start) {
            return null;
        }
        number++;
        boolean complete = offset - start <= LONGEST;
        return new Line(number, start, line, contentLength(kept), kept, complete);
    }

    private boolean fill() throws IOException {
        if (chunkPosition < chunkEnd) {
            return true;
        }
        chunkPosition = 0;
        chunkEnd = Math.max(0, in.read(chunk, 0, READ_SIZE));
        return chunkEnd > 0;
    }

    private int endOfLine() {
        for (int i = chunkPosition; i < chunkEnd; i++) {
            if (chunk[i] == '\n') {
                return i + 1;
            }
        }
        return chunkEnd;
    }

    private int keep(int kept, int end) {
        int length = Math.min(end - chunkPosition, LONGEST - kept);
        if (kept + length > line.length) {
            line = Arrays.copyOf(line, Math.min(LONGEST, Math.max(kept + length, line.length * 2)));
        }
        System.arraycopy(chunk, chunkPosition, line, kept, length);
        return kept + length;
    }

    private int contentLength(int kept) {
        int length = kept;
        if (length > 0 && line[length - 1] == '\n') {
            length--;
        }
        return length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    }
}
