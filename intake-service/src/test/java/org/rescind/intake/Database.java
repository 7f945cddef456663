package org.rescind.intake;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.rescind.stack.TestStack;

/** The database, from outside. */
public final class Database {

    private Database() {}

    public static int update(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String value(String sql) {
        try (Connection connection = connect();
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every row of every table as text; what is bytes is read as characters, so that nothing hides in it. */
    public static String dump() {
        StringBuilder all = new StringBuilder();
        try (Connection connection = connect();
                ResultSet tables = connection
                        .createStatement()
                        .executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
            while (tables.next()) {
                dump(connection, tables.getString(1), all);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return all.toString();
    }

    private static void dump(Connection connection, String table, StringBuilder all) throws SQLException {
        try (Statement format = connection.createStatement()) {
            format.execute("set bytea_output = 'escape'");
            try (ResultSet rows = format.executeQuery("select t::text from \"" + table + "\" t")) {
                while (rows.next()) {
                    all.append(rows.getString(1)).append('\n');
                }
            }
        }
    }

    /** Nobody writes to the table until it is closed. */
    public static AutoCloseable locking(String table) throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in share mode");
        }
        return connection;
    }

    public static Connection connect() throws SQLException {
        return DriverManager.getConnection(TestStack.shared().jdbcUrl("intake"), "intake", "intake");
    }
}
