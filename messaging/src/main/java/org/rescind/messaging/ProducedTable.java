package org.rescind.messaging;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** The ids of the topics that we have filled. */
@Singleton
class ProducedTable {

    private final Sql sql;

    ProducedTable(Sql sql) {
        this.sql = sql;
    }

    /** Also holds the row until the transaction ends. */
    Optional<UUID> lockedTopicId(String topic) {
        return sql.one(
                "select topic_id from produced where topic = ? for update", row -> row.getObject(1, UUID.class), topic);
    }

    void put(String topic, UUID topicId) {
        sql.update("""
                insert into produced (topic, topic_id) values (?, ?)
                on conflict (topic) do update set topic_id = excluded.topic_id""", topic, topicId);
    }
}
