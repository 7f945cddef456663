package org.rescind.messaging;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Messages that can never be applied, with their bytes and the reason, so that people can look at them and drive them again. */
@Singleton
class QuarantineTable {

    /** What a list shows of each message, in bytes. */
    static final int SHOWN = 1_024;

    private static final String COLUMNS =
            "id, topic, part, kafka_offset, key, type, octet_length(bytes), reason, quarantined_at,";

    private final Sql sql;

    QuarantineTable(Sql sql) {
        this.sql = sql;
    }

    void insert(UUID topicId, ConsumerRecord<String, byte[]> record, String reason) {
        Header type = record.headers().lastHeader(ReceivedEvent.TYPE_HEADER);
        sql.update(
                """
                insert into quarantine (topic, topic_id, part, kafka_offset, key, type, bytes, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (topic_id, part, kafka_offset) do nothing""",
                record.topic(),
                topicId,
                record.partition(),
                record.offset(),
                record.key() == null ? null : record.key().getBytes(StandardCharsets.UTF_8),
                type == null ? null : type.value(),
                record.value(),
                reason);
    }

    /** Those that nobody has settled, the oldest first, with the start of their bytes. */
    List<QuarantinedMessage> list(long after, int limit) {
        return sql.list(
                "select " + COLUMNS
                        + " substr(bytes, 1, ?) from quarantine where settled is null and id > ? order by id limit ?",
                QuarantineTable::read,
                SHOWN,
                after,
                limit);
    }

    Optional<QuarantinedMessage> find(long id) {
        return sql.one(
                "select " + COLUMNS + " bytes from quarantine where settled is null and id = ?",
                QuarantineTable::read,
                id);
    }

    /** Holds the message until the transaction ends. */
    Optional<QuarantinedMessage> lock(long id) {
        return sql.one(
                "select " + COLUMNS + " bytes from quarantine where settled is null and id = ? for update",
                QuarantineTable::read,
                id);
    }

    /** What came after it with the same key, and was set aside too. */
    List<Long> behind(QuarantinedMessage message) {
        return sql.list(
                """
                select id from quarantine
                 where settled is null and topic = ? and key is not distinct from ? and id > ? order by id""",
                row -> row.getLong(1),
                message.topic(),
                message.key() == null ? null : message.key().getBytes(StandardCharsets.UTF_8),
                message.id());
    }

    void settle(long id, String how) {
        sql.update("update quarantine set settled = ?, settled_at = now() where id = ?", how, id);
    }

    void refusedAgain(long id, String reason) {
        sql.update("update quarantine set reason = ? where id = ?", reason, id);
    }

    long count(String topic) {
        return sql.one(
                        "select count(*) from quarantine where settled is null and topic = ?",
                        row -> row.getLong(1),
                        topic)
                .orElseThrow();
    }

    private static QuarantinedMessage read(ResultSet row) throws SQLException {
        return new QuarantinedMessage(
                row.getLong(1),
                row.getString(2),
                row.getInt(3),
                row.getLong(4),
                text(row.getBytes(5)),
                text(row.getBytes(6)),
                row.getObject(7, Integer.class),
                row.getString(8),
                row.getTimestamp(9).toInstant(),
                row.getBytes(10));
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
