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

    private final DataSource database;

    AdvisoryLock(DataSource database) {
        this.database = database;
    }

    /** Runs the step until it has nothing more to do; returns false without running it when another session has the lock. */
    boolean whileHolding(String name, Loop.Step step) throws Exception {
        try (Connection connection = database.getConnection()) {
            if (!call(connection, "select pg_try_advisory_lock(hashtextextended(?, 0))", name)) {
                return false;
            }
            try {
                boolean more = true;
                while (more && !Thread.currentThread().isInterrupted()) {
                    more = step.run();
                }
                return false;
            } finally {
                call(connection, "select pg_advisory_unlock(hashtextextended(?, 0))", name);
            }
        }
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
