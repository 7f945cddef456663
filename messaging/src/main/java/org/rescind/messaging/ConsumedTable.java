package org.rescind.messaging;

import jakarta.inject.Singleton;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * How far each partition has been consumed, written in the transaction of the effect. A topic that was deleted and made
 * again has another id, so its offsets start over.
 */
@Singleton
class ConsumedTable {

    private static final String SELECT = "select next_offset from consumed where topic_id = ? and part = ?";

    private final Sql sql;

    ConsumedTable(Sql sql) {
        this.sql = sql;
    }

    OptionalLong nextOffset(UUID topicId, int partition) {
        return read(SELECT, topicId, partition);
    }

    /** Also holds the row until the transaction ends, so that of two consumers of a partition one waits, then sees. */
    OptionalLong lockedNextOffset(UUID topicId, int partition) {
        return read(SELECT + " for update", topicId, partition);
    }

    private OptionalLong read(String select, UUID topicId, int partition) {
        return sql.one(select, row -> OptionalLong.of(row.getLong(1)), topicId, partition)
                .orElse(OptionalLong.empty());
    }

    /** Compare and set: false when another consumer has moved the offset since it was read. */
    boolean advance(UUID topicId, int partition, OptionalLong from, long to) {
        int rows = from.isPresent()
                ? sql.update(
                        "update consumed set next_offset = ? where topic_id = ? and part = ? and next_offset = ?",
                        to,
                        topicId,
                        partition,
                        from.getAsLong())
                : sql.update(
                        "insert into consumed (topic_id, part, next_offset) values (?, ?, ?) on conflict do nothing",
                        topicId,
                        partition,
                        to);
        return rows == 1;
    }
}
