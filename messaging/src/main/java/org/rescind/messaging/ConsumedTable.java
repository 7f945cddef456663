package org.rescind.messaging;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * How far each partition has been consumed, written in the transaction of the effect. A topic that was deleted and made
 * again has another id, so its offsets start over.
 */
@Singleton
class ConsumedTable {

    private final DataSource database;

    ConsumedTable(DataSource database) {
        this.database = database;
    }

    OptionalLong nextOffset(UUID topicId, int partition) {
        return read(topicId, partition, "select next_offset from consumed where topic_id = ? and part = ?");
    }

    /** Also holds the row until the transaction ends, so that of two consumers of a partition one waits, then sees. */
    OptionalLong lockedNextOffset(UUID topicId, int partition) {
        return read(topicId, partition, "select next_offset from consumed where topic_id = ? and part = ? for update");
    }

    private OptionalLong read(UUID topicId, int partition, String sql) {
        try (var connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, topicId);
            select.setInt(2, partition);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Compare and set: false when another consumer has moved the offset since it was read. */
    boolean advance(UUID topicId, int partition, OptionalLong from, long to) {
        String sql = from.isPresent()
                ? "update consumed set next_offset = ? where topic_id = ? and part = ? and next_offset = ?"
                : "insert into consumed (next_offset, topic_id, part) values (?, ?, ?) on conflict do nothing";
        try (var connection = database.getConnection();
                PreparedStatement write = connection.prepareStatement(sql)) {
            write.setLong(1, to);
            write.setObject(2, topicId);
            write.setInt(3, partition);
            if (from.isPresent()) {
                write.setLong(4, from.getAsLong());
            }
            return write.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
