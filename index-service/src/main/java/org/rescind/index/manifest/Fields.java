package org.rescind.index.manifest;

import java.nio.charset.StandardCharsets;
import org.rescind.index.manifest.QuotedRows.Place;

/** The columns of a line. Separators count only outside double quotes when the format quotes; otherwise a quote is data. */
class Fields {

    static final int MOST = 1_024;

    private final byte separator;
    private final boolean quotes;
    private final int[] starts = new int[MOST + 1];
    private byte[] buffer = new byte[0];
    private int count;
    private boolean wellQuoted;

    Fields(char separator, boolean quotes) {
        this.separator = (byte) separator;
        this.quotes = quotes;
    }

    /** Returns itself: one instance is used again for line after line. */
    Fields split(Line line) {
        buffer = line.buffer();
        count = 0;
        wellQuoted = true;
        starts[0] = line.start();
        int end = line.start() + line.length();
        if (quotes) {
            splitQuoted(line.start(), end);
        } else {
            splitPlain(line.start(), end);
        }
        starts[++count] = end + 1;
        return this;
    }

    private void splitPlain(int from, int end) {
        for (int i = from; i < end; i++) {
            if (buffer[i] == separator) {
                next(i + 1);
            }
        }
    }

    private void splitQuoted(int from, int end) {
        Place place = Place.START;
        for (int i = from; i < end; i++) {
            Place next = place.after(buffer[i], separator);
            wellQuoted &= place != Place.CLOSED || next != Place.BARE;
            if (next == Place.START) {
                next(i + 1);
            }
            place = next;
        }
        wellQuoted &= place != Place.QUOTED;
    }

    /** Of more columns than are counted the last is the rest of the line. */
    private void next(int start) {
        if (count < MOST - 1) {
            starts[++count] = start;
        }
    }

    int count() {
        return count;
    }

    /** False when a quote is not closed, or closed within a field. */
    boolean areWellQuoted() {
        return wellQuoted;
    }

    /** One column, without the quotes around it. What is no UTF-8 becomes U+FFFD. */
    String text(int column) {
        int from = starts[column];
        int to = starts[column + 1] - 1;
        if (quotes && to - from >= 2 && buffer[from] == '"' && buffer[to - 1] == '"') {
            return utf8(from + 1, to - 1).replace("\"\"", "\"");
        }
        return utf8(from, to);
    }

    private String utf8(int from, int to) {
        return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }
}
