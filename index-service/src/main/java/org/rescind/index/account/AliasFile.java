package org.rescind.index.account;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rescind.index.manifest.Line;
import org.rescind.index.manifest.LineReader;
import org.rescind.index.removal.Alias;
import org.rescind.references.Nsid;
import org.rescind.references.Reading;
import org.rescind.references.References;

/** Lines {@code alias,nsid,from,until}; the dates are ISO 8601, empty when they are not known. A first line of names is skipped. */
class AliasFile {

    /** @param line from 1 */
    record Refused(long line, String reason) {}

    private static final String NAMES = "alias,nsid,from,until";
    private static final Pattern COMMA = Pattern.compile(",");
    private static final int COLUMNS = 4;
    /** No line that is right is longer. */
    private static final int LONGEST = 1_000;

    private final LineReader lines;
    private final List<Refused> refused = new ArrayList<>();
    private long read;

    AliasFile(InputStream in) {
        this.lines = new LineReader(in);
    }

    /** The next aliases, none at the end. */
    List<Alias> next(int most) throws IOException {
        List<Alias> aliases = new ArrayList<>();
        while (aliases.size() < most) {
            Line line = lines.next();
            if (line == null) {
                return aliases;
            }
            String text = text(line);
            if (text.isEmpty() || (line.number() == 1 && text.equals(NAMES))) {
                continue;
            }
            read++;
            Alias alias = read(line.number(), text);
            if (alias != null) {
                aliases.add(alias);
            }
        }
        return aliases;
    }

    /** Lines that say something. */
    long read() {
        return read;
    }

    List<Refused> refused() {
        return refused;
    }

    private static String text(Line line) {
        return new String(line.buffer(), line.start(), Math.min(line.length(), LONGEST), StandardCharsets.UTF_8);
    }

    private @Nullable Alias read(long line, String text) {
        String[] columns =
                Arrays.stream(COMMA.split(text, -1)).map(AliasFile::unquoted).toArray(String[]::new);
        if (columns.length != COLUMNS) {
            return refuse(line, "a line has four columns: " + NAMES);
        }
        Reading alias = References.read("https://www.flickr.com/photos/" + columns[0] + "/");
        if (alias.kind() != Reading.Kind.ALIAS
                || !columns[0].toLowerCase(Locale.ROOT).equals(alias.value())) {
            return refuse(line, "this is not a path alias");
        }
        if (!Nsid.isNsid(columns[1])) {
            return refuse(line, "this is not an account's NSID, such as 12345678@N00");
        }
        try {
            return dated(line, String.valueOf(alias.value()), columns);
        } catch (DateTimeException e) {
            return refuse(line, "a date is written as 2019-03-12");
        }
    }

    private @Nullable Alias dated(long line, String alias, String[] columns) {
        LocalDate from = date(columns[2]);
        LocalDate until = date(columns[3]);
        return from != null && until != null && until.isBefore(from)
                ? refuse(line, "it ends before it begins")
                : new Alias(alias, columns[1].toUpperCase(Locale.ROOT), from, until);
    }

    private static @Nullable LocalDate date(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static String unquoted(String column) {
        String text = column.strip();
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private @Nullable Alias refuse(long line, String reason) {
        if (refused.size() < AliasResource.MOST_REFUSED) {
            refused.add(new Refused(line, reason));
        }
        return null;
    }
}
