package org.rescind.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text that must be nowhere, and whoever looks for it: plain, in UTF-16, base64, hexadecimal and percent-encoded. */
public final class Canary {

    private final String text;
    private final Map<String, String> forms = new LinkedHashMap<>();

    public Canary(String text) {
        this.text = text;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        forms.put("plain", latin(bytes));
        forms.put("UTF-16", latin(text.getBytes(StandardCharsets.UTF_16BE)));
        forms.put("UTF-16LE", latin(text.getBytes(StandardCharsets.UTF_16LE)));
        for (int offset = 0; offset < 3; offset++) {
            forms.put("base64+" + offset, base64(Base64.getEncoder(), bytes, offset));
            forms.put("base64url+" + offset, base64(Base64.getUrlEncoder(), bytes, offset));
        }
        forms.put("hex", HexFormat.of().formatHex(bytes));
        forms.put("HEX", HexFormat.of().withUpperCase().formatHex(bytes));
        forms.put("percent-encoded", URLEncoder.encode(text, StandardCharsets.UTF_8));
        forms.put(
                "percent-encoded, lower case",
                URLEncoder.encode(text, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
    }

    public String text() {
        return text;
    }

    /** How it looks in each form. */
    public List<String> forms() {
        return List.copyOf(forms.values());
    }

    /** What is the same in base64 whatever stands before and behind it. */
    private static String base64(Base64.Encoder encoder, byte[] bytes, int offset) {
        byte[] padded = new byte[offset + bytes.length];
        System.arraycopy(bytes, 0, padded, offset, bytes.length);
        String encoded = encoder.withoutPadding().encodeToString(padded);
        int first = (offset * 8 + 5) / 6;
        int last = padded.length * 8 / 6;
        return encoded.substring(first, last);
    }

    /** The forms in which a text has it. */
    public List<String> in(String haystack) {
        return forms.entrySet().stream()
                .filter(form -> haystack.contains(form.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The files that have it, with the form. A file that vanishes meanwhile is none. */
    public List<String> under(Path directory) {
        List<String> found = new ArrayList<>();
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        in(read(file)).forEach(form -> found.add(file + ": " + form));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException vanished) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException vanished) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return latin(Files.readAllBytes(file));
        } catch (IOException e) {
            return "";
        }
    }

    /** The tables of all schemas, and the large objects, that have it, with the form. */
    public List<String> in(Connection database) throws SQLException {
        List<String> found = new ArrayList<>();
        List<String> tables = column(database, """
                select format('%I.%I', table_schema, table_name) from information_schema.tables
                 where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')""");
        for (String bytes : List.of("hex", "escape")) {
            column(database, "set bytea_output = " + bytes);
            for (String table : tables) {
                found.addAll(found(table, column(database, "select t::text from " + table + " t")));
            }
            found.addAll(
                    found("large objects", column(database, "select lo_get(oid)::text from pg_largeobject_metadata")));
        }
        return found.stream().distinct().toList();
    }

    private List<String> found(String where, List<String> rows) {
        return rows.stream()
                .flatMap(row -> in(latin(row.getBytes(StandardCharsets.UTF_8))).stream())
                .map(form -> where + ": " + form)
                .toList();
    }

    private static List<String> column(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            List<String> all = new ArrayList<>();
            if (statement.execute(sql)) {
                ResultSet rows = statement.getResultSet();
                while (rows.next()) {
                    all.add(String.valueOf(rows.getString(1)));
                }
            }
            return all;
        }
    }

    /** A character for each byte, so that any bytes can be searched. */
    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return "Canary[" + text + "]";
    }
}
