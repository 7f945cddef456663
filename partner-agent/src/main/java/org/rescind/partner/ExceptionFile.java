package org.rescind.partner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Exceptions as a table (RFC 4180) with a first line that names its columns: {@code position,status,detail,basis,until}. */
final class ExceptionFile {

    private static final Set<String> COLUMNS = Set.of("position", "status", "detail", "basis", "until");
    private static final Set<String> STATUSES = Set.of("exempt", "retained_backup", "transferred", "derived_only");

    private ExceptionFile() {}

    static List<AttestedException> read(Path file) {
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AgentException(ExitCode.REFUSED, "The file " + file + " cannot be read as UTF-8 text.");
        }
    }

    static List<AttestedException> parse(String text) {
        List<List<String>> rows = rows(text.startsWith("\ufeff") ? text.substring(1) : text);
        if (rows.isEmpty()) {
            throw wrong(1, "is empty; it begins with position,status,detail,basis,until");
        }
        List<String> columns = rows.get(0).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (!columns.containsAll(List.of("position", "status")) || !COLUMNS.containsAll(columns)) {
            throw wrong(1, "names the columns: position and status, and if needed detail, basis, until");
        }
        List<AttestedException> all = new ArrayList<>();
        Set<Long> positions = new HashSet<>();
        for (int line = 1; line < rows.size(); line++) {
            AttestedException each = exception(columns, rows.get(line), line + 1);
            if (!positions.add(each.position())) {
                throw wrong(line + 1, "has position " + each.position() + " for the second time");
            }
            all.add(each);
        }
        return all;
    }

    private static AttestedException exception(List<String> columns, List<String> row, int line) {
        if (row.size() != columns.size()) {
            throw wrong(line, "has " + row.size() + " values instead of " + columns.size());
        }
        String status = row.get(columns.indexOf("status")).strip();
        if (!STATUSES.contains(status)) {
            throw wrong(line, "must have the status exempt, retained_backup, transferred or derived_only");
        }
        String basis = value(columns, row, "basis");
        String until = value(columns, row, "until");
        if (status.equals("exempt") && (basis == null || until == null)) {
            throw wrong(line, "is exempt, which needs a basis and until when");
        }
        return new AttestedException(
                position(row.get(columns.indexOf("position")).strip(), line),
                status,
                value(columns, row, "detail"),
                basis,
                until);
    }

    private static long position(String text, int line) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw wrong(line, "must have a number as its position");
        }
    }

    private static @Nullable String value(List<String> columns, List<String> row, String column) {
        int at = columns.indexOf(column);
        return at < 0 || row.get(at).isBlank() ? null : row.get(at).strip();
    }

    private static AgentException wrong(int line, String what) {
        return new AgentException(
                ExitCode.REFUSED, "Row " + line + " of the exceptions " + what + ". Nothing was sent.");
    }

    private static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        String ended = text.endsWith("\n") ? text : text + "\n";
        for (int i = 0; i < ended.length(); i++) {
            char c = ended.charAt(i);
            if (c == '"') {
                boolean escaped = quoted && i + 1 < ended.length() && ended.charAt(i + 1) == '"';
                if (escaped) {
                    value.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
                value.append(c);
            } else if (c != '\r') {
                row.add(value.toString());
                value.setLength(0);
                if (c == '\n') {
                    if (row.size() > 1 || !row.get(0).isBlank()) {
                        rows.add(row);
                    }
                    row = new ArrayList<>();
                }
            }
        }
        if (quoted) {
            throw wrong(rows.size() + 1, "has a quotation mark that is not closed");
        }
        return rows;
    }
}
