package org.rescind.index.dataset;

import jakarta.inject.Singleton;
import java.util.List;
import org.rescind.messaging.Sql;

/** What is done to datasets as a set: their versions and what Kafka knows of them. */
@Singleton
class DatasetTable {

    /** A dataset whose last change Kafka does not have. */
    record Unpublished(String name, long version) {}

    private final Sql sql;

    DatasetTable(Sql sql) {
        this.sql = sql;
    }

    void changed(String name) {
        sql.update("update dataset set version = next_version(version) where name = ?", name);
    }

    List<Unpublished> unpublished() {
        return sql.list(
                "select name, version from dataset where version <> published_version order by name limit 100",
                row -> new Unpublished(row.getString(1), row.getLong(2)));
    }

    /** Kafka is to get everything again. */
    void forgetPublished() {
        sql.update("update dataset set published_version = 0 where published_version > 0");
    }

    void published(String name, long version) {
        sql.update(
                "update dataset set published_version = ? where name = ? and published_version < ?",
                version,
                name,
                version);
    }
}
