package org.rescind.index.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into lines and keeps their line ends; or into rows, when a line end within quotes is none. */
public class LineReader implements RecordReader {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final int NOT_FOUND = -1;

    private final Window window;
    private final @Nullable QuotedRows rows;
    private long number = 1;
    private byte[] head = new byte[0];

    /** Up to here quotes are not looked at. */
    private long plainUntil;

    public LineReader(InputStream in) {
        this(new Window(in), null);
    }

    LineReader(Window window, @Nullable QuotedRows rows) {
        this.window = window;
        this.rows = rows;
    }

    /** Some programs write these bytes before a text; they belong to no record. */
    static int markLength(Window window) throws IOException {
        return window.has(0, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
    }

    /** A last line without a line end is a line. */
    @Override
    public @Nullable Line next() throws IOException {
        if (window.offset() == 0) {
            head = window.copy(markLength(window));
            window.take(head.length);
        }
        if (!window.has(0)) {
            return null;
        }
        return rows == null || window.offset() < plainUntil ? line() : row(rows);
    }

    /** Reads the line with the names of the columns: it stands before the records. */
    @Nullable
    Line header() throws IOException {
        Line header = next();
        if (header != null) {
            byte[] names = header.raw(Line.LONGEST);
            head = ByteBuffer.allocate(head.length + names.length)
                    .put(head)
                    .put(names)
                    .array();
        }
        return header;
    }

    @Override
    public Frame frame() {
        return Frame.ofLines(head);
    }

    private Line line() throws IOException {
        int length = lineLength();
        Line line = length == NOT_FOUND || length > Line.LONGEST ? overlong() : taken(length);
        number++;
        return line;
    }

    /**
     * A quote that is not closed within the longest row, or at all, is one that was not meant. The row is then its first line,
     * and so are those after it, as far as a row may reach: to look for quotes there again and again would take for ever.
     */
    private Line row(QuotedRows quoted) throws IOException {
        int length = rowLength(quoted);
        if (length == NOT_FOUND) {
            plainUntil = window.offset() + Line.LONGEST;
            return line();
        }
        Line row = taken(length);
        number += quoted.lines();
        return row;
    }

    private int rowLength(QuotedRows quoted) throws IOException {
        quoted.begin();
        int seen = 0;
        while (seen <= Line.LONGEST) {
            int end = quoted.end(window.buffer(), window.start() + seen, window.end());
            if (end != NOT_FOUND) {
                int length = end - window.start();
                return length > Line.LONGEST ? NOT_FOUND : length;
            }
            seen = window.length();
            if (!window.more()) {
                return quoted.isWithinQuotes() || seen > Line.LONGEST ? NOT_FOUND : seen;
            }
        }
        return NOT_FOUND;
    }

    private int lineLength() throws IOException {
        int seen = 0;
        while (seen <= Line.LONGEST) {
            int end = window.indexOf((byte) '\n', seen);
            if (end != NOT_FOUND) {
                return end + 1;
            }
            seen = window.length();
            if (!window.more()) {
                return seen;
            }
        }
        return NOT_FOUND;
    }

    private Line taken(int length) {
        Line line =
                new Line(number, window.offset(), window.buffer(), window.start(), contentLength(length), length, true);
        window.take(length);
        return line;
    }

    private int contentLength(int length) {
        int content = length > 0 && window.at(length - 1) == '\n' ? length - 1 : length;
        return content > 0 && window.at(content - 1) == '\r' ? content - 1 : content;
    }

    private Line overlong() throws IOException {
        Line line = Line.overlong(number, window.offset(), window.copy(Batch.KEPT_BYTES));
        int end = window.indexOf((byte) '\n', 0);
        while (end == NOT_FOUND && window.length() > 0) {
            window.take(window.length());
            end = window.more() ? window.indexOf((byte) '\n', 0) : NOT_FOUND;
        }
        window.take(end + 1);
        return line;
    }
}
