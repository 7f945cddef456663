package org.rescind.index.manifest;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the columns that a mapping names. */
final class Columns {

    private static final int SHOWN = 1_000;

    private Columns() {}

    static RowReader read(LineReader lines, Fields fields, Mapping mapping) throws IOException {
        return mapping.hasHeader() ? named(lines, fields, mapping) : numbered(fields, mapping);
    }

    private static RowReader numbered(Fields fields, Mapping mapping) {
        Map<String, Integer> index =
                mapping.places().distinct().collect(Collectors.toMap(each -> each, each -> Integer.parseInt(each) - 1));
        int last = index.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return new ColumnRows(
                fields, count -> count > last, "column %d is asked for".formatted(last + 1), meaning(mapping, index));
    }

    private static RowReader named(LineReader lines, Fields fields, Mapping mapping) throws IOException {
        Line header = lines.header();
        if (header == null) {
            throw new UnreadableFileException("The file is empty.");
        }
        if (!header.complete()) {
            throw new UnreadableFileException(
                    "Line 1 is longer than %,d bytes: it names no columns.".formatted(Line.LONGEST));
        }
        fields.split(header);
        List<String> names =
                IntStream.range(0, fields.count()).mapToObj(fields::text).toList();
        Map<String, Integer> index =
                mapping.places().distinct().collect(Collectors.toMap(each -> each, each -> indexOf(each, names)));
        return new ColumnRows(fields, names.size(), meaning(mapping, index));
    }

    private static int indexOf(String name, List<String> names) {
        int index = names.indexOf(name);
        if (index < 0 || index != names.lastIndexOf(name)) {
            throw new UnreadableFileException("Line 1 %s the column %s; it has: %s."
                    .formatted(
                            index < 0 ? "does not name" : "names more than once",
                            printable(name),
                            printable(String.join(", ", names))));
        }
        return index;
    }

    /** A file in UTF-16 has a NUL beside every letter, which the database does not store as text. */
    private static String printable(String text) {
        return text.codePoints()
                .limit(SHOWN)
                .map(c -> Character.isISOControl(c) ? '\ufffd' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Function<Fields, Row> meaning(Mapping mapping, Map<String, Integer> index) {
        return fields ->
                mapping.keys(place -> fields.text(index.getOrDefault(place, 0))).row();
    }
}
