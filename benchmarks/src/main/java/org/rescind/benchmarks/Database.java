package org.rescind.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The database of one service, with the service's own role. The baselines have a schema {@code bench} in it. */
final class Database {
    private static final Duration LOOK_EVERY = Duration.ofMillis(2);
    private static final Duration MOST = Duration.ofMinutes(30);

    private final String url;
    private final String role;

    /** @param role its password is its name */
    Database(String url, String role) {
        this.url = url;
        this.role = role;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, role, role);
    }

    /** Each statement in a transaction of its own. */
    void execute(String... statements) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    long number(String query, Object... parameters) throws SQLException {
        try (var connection = connect();
                var statement = connection.prepareStatement(query)) {
            return number(statement, parameters);
        }
    }

    /** Asks again and again, some hundred times a second, until the answer is at least so much. */
    void await(long atLeast, String query, Object... parameters) throws SQLException {
        var end = System.nanoTime() + MOST.toNanos();
        try (var connection = connect();
                var statement = connection.prepareStatement(query)) {
            while (number(statement, parameters) < atLeast) {
                if (System.nanoTime() > end) {
                    throw new BenchException("Waited " + MOST.toMinutes() + " minutes in vain for: " + query);
                }
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
        }
    }

    private static long number(PreparedStatement statement, Object... parameters) throws SQLException {
        for (var i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        try (var row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
