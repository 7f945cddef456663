package org.rescind.index.manifest;

import org.jspecify.annotations.Nullable;

/**
 * When to give up on a file: once more than 100,000 of its rows are refused and they are more than half of those read. One
 * whose first line happens to fit but which is of another kind would else be copied into the quarantine as a whole, however
 * large it is. A file that is good for the most part is never refused for its size.
 */
class MostlyBad {

    static final long MOST_REFUSED = 100_000;

    private final String format;
    private long read;
    private long refused;
    private @Nullable String first;

    MostlyBad(String format) {
        this.format = format;
    }

    void see(Line line, Row row) {
        read++;
        if (!(row instanceof Row.Refused why)) {
            return;
        }
        refused++;
        if (first == null) {
            first = "line %,d (%s)".formatted(line.number(), why.reason());
        }
        if (refused > MOST_REFUSED && refused * 2 > read) {
            throw new UnreadableFileException(
                    "%,d of the first %,d lines cannot be read as records of the format %s, the first of them %s. Nothing is kept."
                            .formatted(refused, read, format, first));
        }
    }
}
