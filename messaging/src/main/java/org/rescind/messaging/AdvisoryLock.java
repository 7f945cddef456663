package org.rescind.messaging;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** PostgreSQL session locks by name: held by one database session, let go when it ends, however it ends. */
@Singleton
class AdvisoryLock {

    private static final int MOST_ROUNDS = 100;

    private final DataSource database;

    AdvisoryLock(DataSource database) {
        this.database = database;
    }

    /**
     * Runs the step until it has nothing more to do, and for so many rounds at most, so that whoever waits for the lock gets
     * it; returns whether there may be more, and false without running it when another session has the lock.
     */
    boolean whileHolding(String name, Loop.Step step) throws Exception {
        try (Connection connection = database.getConnection()) {
            if (!call(connection, "select pg_try_advisory_lock(hashtextextended(?, 0))", name)) {
                return false;
            }
            try {
                boolean more = true;
                for (int round = 0;
                        more && round < MOST_ROUNDS && !Thread.currentThread().isInterrupted();
                        round++) {
                    more = step.run();
                }
                return more;
            } finally {
                unlock(connection, name);
            }
        }
    }

    /** Waits for the lock, however long another session holds it. */
    void withLock(String name, Runnable work) {
        try (Connection connection = database.getConnection()) {
            call(connection, "select true from pg_advisory_lock(hashtextextended(?, 0))", name);
            try {
                work.run();
            } finally {
                unlock(connection, name);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static void unlock(Connection connection, String name) throws SQLException {
        call(connection, "select pg_advisory_unlock(hashtextextended(?, 0))", name);
    }

    private static boolean call(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
