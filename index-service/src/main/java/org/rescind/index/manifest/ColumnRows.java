package org.rescind.index.manifest;

import java.util.function.Function;
import java.util.function.IntPredicate;

/** Rows of columns. The first decides how many the file has; a later one with another number is refused. */
class ColumnRows extends RowReader {

    private final Fields fields;
    private final IntPredicate fits;
    private final String expected;
    private final Function<Fields, Row> meaning;
    private int columns;

    /**
     * @param expected how many columns a file has, to go on after "Line 1 has 3 columns; "
     * @param meaning of as many columns as fit
     */
    ColumnRows(Fields fields, IntPredicate fits, String expected, Function<Fields, Row> meaning) {
        super(false);
        this.fields = fields;
        this.fits = fits;
        this.expected = expected;
        this.meaning = meaning;
    }

    /** Of a file whose header has shown how many columns there are. */
    ColumnRows(Fields fields, int columns, Function<Fields, Row> meaning) {
        super(true);
        this.fields = fields;
        this.fits = count -> true;
        this.expected = "";
        this.meaning = meaning;
        this.columns = columns;
    }

    @Override
    void check(Line first) {
        columns = fields.split(first).count();
        if (!fits.test(columns)) {
            throw new UnreadableFileException(
                    "Line %d has %d columns; %s.".formatted(first.number(), columns, expected));
        }
    }

    @Override
    Row row(Line line) {
        fields.split(line);
        if (!fields.areWellQuoted()) {
            return new Row.Refused("quotes");
        }
        return fields.count() == columns ? meaning.apply(fields) : new Row.Refused("columns");
    }
}
