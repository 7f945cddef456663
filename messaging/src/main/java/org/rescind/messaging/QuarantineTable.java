package org.rescind.messaging;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Messages that can never be applied, with their bytes and the reason, so that people can look at them and drive them again. */
@Singleton
public class QuarantineTable {

    private final DataSource database;

    QuarantineTable(DataSource database) {
        this.database = database;
    }

    void insert(UUID topicId, ConsumerRecord<String, byte[]> record, String reason) {
        try (var connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into quarantine (topic, topic_id, part, kafka_offset, key, type, bytes, reason)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (topic_id, part, kafka_offset) do nothing""")) {
            insert.setString(1, record.topic());
            insert.setObject(2, topicId);
            insert.setInt(3, record.partition());
            insert.setLong(4, record.offset());
            insert.setBytes(5, record.key() == null ? null : record.key().getBytes(StandardCharsets.UTF_8));
            Header type = record.headers().lastHeader(ReceivedEvent.TYPE_HEADER);
            insert.setBytes(6, type == null ? null : type.value());
            insert.setBytes(7, record.value());
            insert.setString(8, reason);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    public long count() {
        try (var connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select count(*) from quarantine");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
