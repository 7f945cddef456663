package org.rescind.messaging;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A database error on its way out of a table class. Whether trying again can help is in its SQL state. */
public class DatabaseException extends RuntimeException {

    private final @Nullable String state;

    public DatabaseException(SQLException cause) {
        super(cause);
        this.state = cause.getSQLState();
    }

    /** True for bad data (class 22) and broken constraints (class 23): the same input fails in the same way for ever. */
    boolean isCausedByTheInput() {
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}
