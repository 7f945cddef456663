package org.rescind.index.manifest;

/**
 * Finds where a row of CSV (RFC 4180) ends: a line end within quotes is none. A quote opens at the start of a field only and
 * a doubled one is data, so whatever follows a misplaced one, the row ends with its line.
 */
class QuotedRows {

    /** Where in a field the last byte was. */
    enum Place {
        START,
        BARE,
        QUOTED,
        /** After a quote within quotes: the end of the field, or the first of two. */
        CLOSED;

        Place after(byte b, byte separator) {
            if (this == QUOTED) {
                return b == '"' ? CLOSED : QUOTED;
            }
            if (b == '"') {
                return this == BARE ? BARE : QUOTED;
            }
            return b == separator ? START : BARE;
        }
    }

    private final byte separator;
    private Place place = Place.START;
    private int lines;

    QuotedRows(char separator) {
        this.separator = (byte) separator;
    }

    void begin() {
        place = Place.START;
        lines = 1;
    }

    /** The position after the row's line feed, or -1 when the row goes on behind these bytes. */
    int end(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                if (place != Place.QUOTED) {
                    return i + 1;
                }
                lines++;
            }
            place = place.after(bytes[i], separator);
        }
        return -1;
    }

    boolean isWithinQuotes() {
        return place == Place.QUOTED;
    }

    /** How many lines the row has so far. */
    int lines() {
        return lines;
    }
}
