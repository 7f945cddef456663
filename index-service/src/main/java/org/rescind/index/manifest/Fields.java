package org.rescind.index.manifest;

import java.nio.charset.StandardCharsets;

/** The columns of a line. Separators count only outside double quotes when the format quotes; otherwise a quote is data. */
class Fields {

    private static final int MOST = 1_024;

    private final int[] starts = new int[MOST + 1];
    private byte[] buffer = new byte[0];
    private int count;

    /** Returns itself: one instance is used again for line after line. */
    Fields split(Line line, char separator, boolean quotes) {
        buffer = line.buffer();
        count = 0;
        starts[0] = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            byte b = buffer[i];
            if (quotes && b == '"') {
                quoted = !quoted;
            } else if (b == separator && !quoted && count < MOST - 1) {
                starts[++count] = i + 1;
            }
        }
        starts[++count] = line.length() + 1;
        return this;
    }

    int count() {
        return count;
    }

    /** One column, without the quotes around it. Bytes beyond ASCII stay apart from each other, no more is promised. */
    String text(int column) {
        int from = starts[column];
        int to = starts[column + 1] - 1;
        if (to - from >= 2 && buffer[from] == '"' && buffer[to - 1] == '"') {
            from++;
            to--;
        }
        return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
