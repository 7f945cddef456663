package org.rescind.messaging;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL for the {@code XTable} classes: parameters by position, rows to records. It takes part in the transaction of
 * the calling thread. Arrays of {@code String}, {@code Long}, {@code Integer}, {@code UUID} and {@code byte[]} become SQL
 * arrays, an {@code Instant} a {@code timestamptz}.
 */
@Singleton
public class Sql {

    /** Makes one value of the row that the result set stands on. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Work on the connection itself, such as {@code COPY}. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Connection connection) throws Exception;
    }

    private final DataSource database;

    Sql(DataSource database) {
        this.database = database;
    }

    /** Begins with its first statement; whoever opens it closes it. */
    public Snapshot snapshot() {
        return Snapshot.of(database);
    }

    /** The first statement of a transaction that only reads, and has to see everything as of one moment. */
    public void readAsOfOneMoment() {
        update("set transaction isolation level repeatable read, read only");
    }

    /** The number of rows written. */
    public int update(String sql, @Nullable Object... parameters) {
        return with(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, parameters)) {
                return statement.executeUpdate();
            }
        });
    }

    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        return with(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, parameters);
                    ResultSet rows = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
                return all;
            }
        });
    }

    public <T> Optional<T> one(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        return list(sql, reader, parameters).stream().findFirst();
    }

    public <T> T with(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return run(work, connection);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    static <T> T run(Work<T> work, Connection connection) {
        try {
            return work.run(connection);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, value(connection, parameters[i]));
        }
        return statement;
    }

    private static @Nullable Object value(Connection connection, @Nullable Object parameter) throws SQLException {
        if (parameter instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        return parameter instanceof Object[] array ? array(connection, array) : parameter;
    }

    private static Array array(Connection connection, Object[] values) throws SQLException {
        if (values instanceof UUID[]) {
            return connection.createArrayOf("uuid", values);
        }
        if (values instanceof Long[]) {
            return connection.createArrayOf("int8", values);
        }
        if (values instanceof byte[][]) {
            return connection.createArrayOf("bytea", values);
        }
        return connection.createArrayOf(values instanceof Integer[] ? "int4" : "text", values);
    }
}
