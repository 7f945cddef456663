package org.rescind.notifier.registration;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which column is which, by the first line; and the fields of the others. */
class Columns {

    enum Column {
        ID("id", "institutionid"),
        NAME("name", "institution", "institutionname"),
        COUNTRY("country"),
        EMAIL("contactemail", "email", "contact"),
        DATA_PROTECTION_EMAIL("dataprotectionemail"),
        DATASET("dataset"),
        RELEASE("release"),
        DOWNLOADED_AT("downloadedat"),
        POSITION("position");

        private final List<String> names;

        Column(String... names) {
            this.names = List.of(names);
        }

        private static Optional<Column> named(String name) {
            String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
            return Stream.of(values())
                    .filter(column -> column.names.contains(plain))
                    .findFirst();
        }
    }

    private final char separator;
    private final int width;
    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private final List<String> ignored = new ArrayList<>();

    Columns(String header) {
        this.separator = header.indexOf(',') < 0 && header.indexOf(';') >= 0 ? ';' : ',';
        List<String> names = fields(header);
        this.width = names.size();
        for (int i = 0; i < names.size(); i++) {
            Optional<Column> column = Column.named(names.get(i));
            if (column.isEmpty() || places.putIfAbsent(column.get(), i) != null) {
                ignored.add(names.get(i));
            }
        }
    }

    /** What the first line lacks; empty when nothing. */
    List<String> missing() {
        Stream<Column> always = Stream.of(Column.DATASET, Column.RELEASE, Column.DOWNLOADED_AT);
        Stream<Column> withoutId = Stream.of(Column.NAME, Column.COUNTRY, Column.EMAIL);
        return Stream.concat(always, places.containsKey(Column.ID) ? Stream.empty() : withoutId)
                .filter(column -> !places.containsKey(column))
                .map(column -> column.names.get(0))
                .toList();
    }

    List<String> ignored() {
        return ignored;
    }

    /** @throws UnusableLineException when it has not as many fields as the first line, or an open quote */
    Map<Column, String> read(String line) {
        if (line.chars().filter(character -> character == '"').count() % 2 == 1) {
            throw new UnusableLineException("a quote is not closed on this line");
        }
        List<String> fields = fields(line);
        if (fields.size() != width) {
            throw new UnusableLineException("has " + fields.size() + " fields, and the first line " + width);
        }
        Map<Column, String> values = new EnumMap<>(Column.class);
        places.forEach((column, place) -> values.put(column, fields.get(place).strip()));
        return values;
    }

    private List<String> fields(String line) {
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().fieldSeparator(separator).ofCsvRecord(line)) {
            return reader.stream().findFirst().map(CsvRecord::getFields).orElse(List.of());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
