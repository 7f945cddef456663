package org.rescind.web;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What an error of the database means to a client. */
public final class DatabaseFaults {

    /** Connection, resources, shutdown, deadlock: classes of SQL states that pass. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

    /** PostgreSQL keeps every character but U+0000. */
    private static final Set<String> NUL = Set.of("22021", "22P05");

    private static final String DISK_FULL = "53100";

    private DatabaseFaults() {}

    /** True when it is not reachable, or has no connection free: trying again makes sense. */
    public static boolean passes(Throwable thrown) {
        return database(thrown)
                .map(e -> e.getSQLState() == null
                        ? String.valueOf(e.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .contains("acquisition timeout")
                        : PASSING.contains(e.getSQLState().substring(0, 2)))
                .orElse(false);
    }

    /** True when it answers, and has no space left on its disk. */
    static boolean isFull(Throwable thrown) {
        return database(thrown).map(e -> DISK_FULL.equals(e.getSQLState())).orElse(false);
    }

    static boolean isUnstorableText(Throwable thrown) {
        return database(thrown)
                .map(e -> e.getSQLState() != null && NUL.contains(e.getSQLState()))
                .orElse(false);
    }

    private static Optional<SQLException> database(Throwable thrown) {
        return Stream.iterate(thrown, e -> e != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }
}
