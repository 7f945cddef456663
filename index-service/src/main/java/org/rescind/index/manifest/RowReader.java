package org.rescind.index.manifest;

/** Reads records as rows. The first shows whether the file is of the format that was named; a later one is refused alone. */
abstract class RowReader {

    private boolean shown;

    /** @param shown by a line that was read before */
    RowReader(boolean shown) {
        this.shown = shown;
    }

    final Row read(Line line) {
        if (!line.complete() && !shown) {
            throw new UnreadableFileException(
                    "Line %d is longer than %,d bytes: the file has no lines.".formatted(line.number(), Line.LONGEST));
        }
        if (!line.complete()) {
            return new Row.Refused("too_long");
        }
        if (!shown) {
            check(line);
            shown = true;
        }
        return line.length() == 0 ? new Row.Refused("empty") : row(line);
    }

    /** Throws {@link UnreadableFileException} when a file of this format cannot begin so. */
    abstract void check(Line first);

    abstract Row row(Line line);
}
