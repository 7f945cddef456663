package org.rescind.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The database as it is at one moment: whatever is read through it is as it was at its first statement, and nothing can be
 * written. It has a transaction and a connection of its own until it is closed, so it keeps PostgreSQL from clearing away
 * what has changed since.
 */
public final class Snapshot extends Sql implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Snapshot.class);

    private final Connection connection;

    private Snapshot(DataSource database, Connection connection) {
        super(database);
        this.connection = connection;
    }

    static Snapshot of(DataSource database) {
        try {
            Connection connection = database.getConnection();
            Snapshot snapshot = new Snapshot(database, connection);
            try (Statement begin = connection.createStatement()) {
                connection.setAutoCommit(false);
                begin.execute("set transaction isolation level repeatable read, read only");
                return snapshot;
            } catch (SQLException e) {
                snapshot.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @Override
    public <T> T with(Work<T> work) {
        return run(work, connection);
    }

    /** Nothing was written, so nothing can be lost. Where the connection was broken off, the pool learns it from this. */
    @Override
    public void close() {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            LOG.debug("the connection of a snapshot is gone", e);
        }
    }
}
