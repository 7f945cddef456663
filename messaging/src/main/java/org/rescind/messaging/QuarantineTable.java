package org.rescind.messaging;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Messages that can never be applied, with their bytes and the reason, so that people can look at them and drive them again. */
@Singleton
public class QuarantineTable {

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

    public long count() {
        return sql.one("select count(*) from quarantine", row -> row.getLong(1)).orElseThrow();
    }
}
