package org.rescind.index.manifest;

/** Reads lines as rows. The first line decides how many columns the file has; a later line with another number is refused. */
class RowReader {

    private final ManifestFormat format;
    private final Fields fields = new Fields();
    private int columns;

    RowReader(ManifestFormat format) {
        this.format = format;
    }

    Row read(Line line) {
        if (!line.complete() && columns == 0) {
            throw new UnreadableFileException(
                    "Line 1 is longer than %,d bytes: the file has no lines.".formatted(LineReader.LONGEST));
        }
        if (!line.complete()) {
            return new Row.Refused("too_long");
        }
        format.split(fields, line);
        if (columns == 0) {
            if (!format.columns().contains(fields.count())) {
                throw new WrongColumnsException(format, fields.count());
            }
            columns = fields.count();
        }
        return fields.count() == columns ? format.read(fields) : new Row.Refused("columns");
    }
}
