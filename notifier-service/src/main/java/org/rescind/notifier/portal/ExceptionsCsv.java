package org.rescind.notifier.portal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.attestation.Attestation.Exemption;
import org.rescind.notifier.attestation.Attestation.Status;

/** Reads what an institution did something else with, as {@code position,status,detail,basis,until}. */
final class ExceptionsCsv {

    static final int MOST_BYTES = 1024 * 1024;
    static final int MOST_LINES = 10_000;

    private static final int LONGEST = 400;
    private static final Set<String> COLUMNS = Set.of("position", "status", "detail", "basis", "until");

    /** @param line as an editor counts it; 0 for the file as a whole */
    record Mistake(long line, String why) {}

    private final PortalMessages words;
    private final List<Exemption> exemptions = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();

    private ExceptionsCsv(PortalMessages words) {
        this.words = words;
    }

    static ExceptionsCsv read(String text, PortalMessages words) {
        ExceptionsCsv csv = new ExceptionsCsv(words);
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        if (!plain.isBlank()) {
            csv.read(plain);
        }
        return csv;
    }

    List<Exemption> exemptions() {
        return exemptions;
    }

    List<Mistake> mistakes() {
        return mistakes;
    }

    private void read(String text) {
        if (text.chars().filter(each -> each == '"').count() % 2 != 0) {
            // The library would take all that follows for one field.
            mistakes.add(new Mistake(0, words.csvUnreadable()));
            return;
        }
        String header = text.lines().findFirst().orElse("");
        // What a spreadsheet writes where the comma is for decimals.
        char separator = header.indexOf(',') < 0 && header.indexOf(';') >= 0 ? ';' : ',';
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .ofNamedCsvRecord(text)) {
            long lines = 0;
            for (NamedCsvRecord line : csv) {
                if (lines++ == 0 && !hasItsColumns(line)) {
                    return;
                }
                if (lines > MOST_LINES) {
                    mistakes.add(new Mistake(line.getStartingLineNumber(), words.csvTooMany(MOST_LINES)));
                    return;
                }
                read(line);
            }
        } catch (CsvParseException | java.io.IOException e) {
            mistakes.add(new Mistake(0, words.csvUnreadable()));
        }
    }

    private boolean hasItsColumns(NamedCsvRecord line) {
        List<String> header = line.getHeader();
        header.stream()
                .filter(name -> !COLUMNS.contains(name))
                .forEach(name -> mistakes.add(new Mistake(1, words.csvColumn(name))));
        if (!header.contains("position") || !header.contains("status")) {
            mistakes.add(new Mistake(1, words.csvHeader()));
        }
        return mistakes.isEmpty();
    }

    private void read(NamedCsvRecord line) {
        long number = line.getStartingLineNumber();
        int before = mistakes.size();
        Function<String, String> field = name -> line.findField(name).orElse("").strip();
        String position = field.apply("position");
        if (!position.matches("[1-9][0-9]{0,17}")) {
            mistakes.add(new Mistake(number, words.csvPosition()));
        }
        Status status = status(field.apply("status"), number);
        String until = field.apply("until");
        if (!until.isEmpty() && !isDate(until)) {
            mistakes.add(new Mistake(number, words.csvUntil()));
        }
        if (List.of("detail", "basis").stream()
                .anyMatch(name -> field.apply(name).length() > LONGEST)) {
            mistakes.add(new Mistake(number, words.csvLong(LONGEST)));
        }
        if (mistakes.size() == before) {
            exemptions.add(new Exemption(
                    Long.parseLong(position),
                    status,
                    said(field.apply("detail")),
                    said(field.apply("basis")),
                    until.isEmpty() ? null : endOf(LocalDate.parse(until))));
        }
    }

    private static @Nullable String said(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private Status status(String text, long line) {
        try {
            return Status.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            mistakes.add(new Mistake(line, words.csvStatus()));
            return Status.EXEMPT;
        }
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
