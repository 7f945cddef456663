package org.rescind.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** The superuser's way into a PostgreSQL on this machine, from whichever process. */
record PostgresAccess(int port, String password) {
    private static final String PASSWORD_FILE = "superuser-password";

    /** Reads what {@link Postgres} left in its directory. */
    static PostgresAccess of(Path dir, int port) {
        try {
            return new PostgresAccess(
                    port, Files.readString(dir.resolve(PASSWORD_FILE)).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("no PostgreSQL has started in " + dir, e);
        }
    }

    static PostgresAccess ofNew(Path dir, int port) {
        return new PostgresAccess(port, new Secrets(dir).token(PASSWORD_FILE));
    }

    Connection connect() throws SQLException {
        var server = new PGSimpleDataSource();
        server.setURL(jdbcUrl("postgres"));
        server.setUser("postgres");
        server.setPassword(password);
        server.setConnectTimeout(10);
        return server.getConnection();
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Creates what is missing of a database and the one role that may use it; name, role and password are the same. */
    void createDatabase(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("not a plain database name: " + name);
        }
        try (var connection = connect();
                var sql = connection.createStatement()) {
            if (!exists(connection, "select from pg_roles where rolname = ?", name)) {
                sql.execute("create role " + name + " login password '" + name + "'");
            }
            if (!exists(connection, "select from pg_database where datname = ?", name)) {
                sql.execute("create database " + name + " owner " + name);
            }
            sql.execute("revoke all on database " + name + " from public");
        } catch (SQLException e) {
            throw new IllegalStateException("database " + name + " could not be created", e);
        }
    }

    /** Makes a database over again as a copy of another, which nobody may be using. */
    void copyDatabase(String from, String to) {
        try (var connection = connect();
                var sql = connection.createStatement()) {
            sql.execute("drop database if exists " + to + " with (force)");
            sql.execute("create database " + to + " template " + from + " strategy file_copy");
        } catch (SQLException e) {
            throw new IllegalStateException("database " + from + " could not be copied to " + to, e);
        }
    }

    void own(String database, String role) {
        try (var connection = connect();
                var sql = connection.createStatement()) {
            sql.execute("alter database " + database + " owner to " + role);
            sql.execute("revoke all on database " + database + " from public");
        } catch (SQLException e) {
            throw new IllegalStateException("database " + database + " could not be given to " + role, e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var select = connection.prepareStatement(query)) {
            select.setString(1, name);
            try (var found = select.executeQuery()) {
                return found.next();
            }
        }
    }
}
