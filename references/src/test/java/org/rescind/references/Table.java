package org.rescind.references;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The worked cases: files of tab separated values whose inputs are written as JSON strings. */
final class Table {

    private Table() {}

    /** The rows without the line of titles. */
    static List<List<String>> rows(String file) {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Table.class.getResourceAsStream(file), file), StandardCharsets.US_ASCII))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String plain(String json) {
        StringBuilder plain = new StringBuilder();
        for (int i = 1; i < json.length() - 1; i++) {
            char c = json.charAt(i);
            if (c != '\\') {
                plain.append(c);
            } else if (json.charAt(i + 1) == 'u') {
                plain.append((char) Integer.parseInt(json, i + 2, i + 6, 16));
                i += 5;
            } else {
                plain.append(unescaped(json.charAt(i + 1)));
                i++;
            }
        }
        return plain.toString();
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '"', '\\', '/' -> c;
            default -> throw new IllegalArgumentException("\\" + c);
        };
    }

    /** As the tables write it: {@code photo:<id>}, {@code rejected:<reason>}. */
    static String written(Reading reading) {
        return reading.kind().wireName() + ":" + (reading.kind().namesSomething() ? reading.value() : reading.reason());
    }
}
