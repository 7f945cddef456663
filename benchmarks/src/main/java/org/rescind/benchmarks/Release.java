package org.rescind.benchmarks;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A release with one import, brought in as the staff does, and taken out again as nobody may.
 *
 * @param id of the import
 * @param shelf where its rows stand in {@code record}
 * @param bytes that were sent
 * @param seconds from the first byte until the import was complete
 */
record Release(Ground ground, String dataset, String name, UUID id, long shelf, long rows, long bytes, double seconds) {

    /** Declares a dataset. */
    static void dataset(Ground ground, String dataset, Optional<String> base) {
        var path = "/api/v1/datasets/" + dataset;
        if (base.isEmpty()) {
            ground.index().put(path, Map.of("title", "Invented photos", "published", false));
            return;
        }
        ground.index().put(path, Map.of("title", "Invented faces", "published", true, "derivedFrom", base.get()));
    }

    static Release load(Ground ground, String dataset, String name, String format, Manifest manifest)
            throws SQLException {
        var release = "/api/v1/datasets/" + dataset + "/releases/" + name;
        ground.index().put(release, Map.of());
        var bytes = new AtomicLong();
        var began = System.nanoTime();
        var id = UUID.fromString(ground.index()
                .upload(release + "/imports?format=" + format, manifest.body(bytes::addAndGet))
                .path("id")
                .asText());
        var database = ground.indexDatabase();
        database.await(1, "select 1 from import where id = ? and state in ('completed', 'failed')", id);
        var seconds = Ground.seconds(began);
        var imported = ground.index().get(release + "/imports/" + id);
        if (!imported.path("state").asText().equals("completed")
                || imported.path("quarantined").asLong() > 0) {
            throw new BenchException("The import of invented rows did not load them all: " + imported);
        }
        var shelf = database.number("select shelf from import where id = ?", id);
        return new Release(
                ground, dataset, name, id, shelf, imported.path("loaded").asLong(), bytes.get(), seconds);
    }

    void seal() {
        ground.index().post("/api/v1/datasets/" + dataset + "/releases/" + name + "/seal", Map.of());
    }

    /** Its rows only, so that the disk is free for the next one. */
    void drop() throws SQLException {
        var database = ground.indexDatabase();
        database.execute("delete from import where id = '" + id + "'");
        if (shelf > 0) {
            database.execute("alter table record detach partition record_" + shelf, "drop table record_" + shelf);
            return;
        }
        database.execute("delete from record where import = " + shelf, "vacuum record_small");
    }
}
