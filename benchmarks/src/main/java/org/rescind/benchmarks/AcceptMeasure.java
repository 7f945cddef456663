package org.rescind.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Requests a second that intake takes from sixteen people at once, one reference each. */
final class AcceptMeasure implements Measure {
    private static final int CLIENTS = 16;
    private static final int CALLS = 400;

    /** A service that has just been started is compiled while it is measured: after 3,000 requests it is half as fast as later. */
    private static final int CALLS_TO_WARM_UP = 1_250;

    private static final long PHOTOS = 1_000_000;

    private static final String REQUEST = """
            insert into bench.request (id, case_key_sha256, status, relationship, language, received_at, expected_by,
                                       reference_count, revision, held_revision, photos_claimed, removed, already_removed,
                                       not_found, refused, version, published_version)
            values (?, ?, 'open', 'depicted', 'en', now(), now() + interval '1 month', 1, 0, 0, 0, 0, 0, 0, 0, 1, 0)""";
    private static final String REFERENCE = """
            insert into bench.reference (request, ordinal, input_encrypted, kind, value) values (?, 1, ?, 'photo', ?)""";

    @Override
    public String name() {
        return "accept";
    }

    @Override
    public List<Comparison> take(Ground ground) throws Exception {
        var database = ground.intakeDatabase();
        database.execute(
                "create schema if not exists bench",
                "drop table if exists bench.request, bench.reference",
                "create table bench.request (like public.request including all)",
                "create table bench.reference (like public.reference including all)");
        var photos = ground.photos(PHOTOS);
        var next = new AtomicLong();
        var pairs = withoutIndex(ground, () -> {
            ask(ground, CALLS_TO_WARM_UP, photos, next);
            return Pairs.interleaved(
                    ground.order().repeats(),
                    () -> ask(ground, CALLS, photos, next),
                    () -> insert(database, photos, next));
        });
        return List.of(
                pairs.compare("accept, 16 clients", "requests/s", Latencies::perSecond, Budget.atLeast(0.60)),
                pairs.compare("accept p99, 16 clients", "ms", Latencies::p99));
    }

    /** What becomes of the requests is another measure's; here it would only take the cores away. */
    private static <T> T withoutIndex(Ground ground, Callable<T> work) throws Exception {
        ground.stack().stop("index");
        try {
            return work.call();
        } finally {
            ground.stack().start("index");
        }
    }

    private static Latencies ask(Ground ground, int calls, Photos photos, AtomicLong next) throws Exception {
        var post = new HttpPost(ground.stack().intake().resolve("/api/v1/removal-requests"));
        ground.settle();
        var latencies = Latencies.of(CLIENTS, calls, () -> number -> {
            var photo = photos.id(next.getAndIncrement());
            post.send(
                    "{\"references\":[\"https://www.flickr.com/photos/zq-somebody/" + photo
                            + "\"],\"relationship\":\"depicted\"}",
                    202);
        });
        // Publishing them is part of the work, and must not disturb the baseline.
        ground.intakeDatabase()
                .await(1, "select (not exists (select from request where version <> published_version))::int");
        return latencies;
    }

    private static Latencies insert(Database database, Photos photos, AtomicLong next) throws Exception {
        database.execute("truncate bench.request, bench.reference");
        return Latencies.of(CLIENTS, CALLS, () -> new Inserting(database.connect(), photos, next));
    }

    /** One client of the baseline: each request is a transaction. */
    private static final class Inserting implements Latencies.Client {
        private final Connection connection;
        private final PreparedStatement request;
        private final PreparedStatement reference;
        private final Photos photos;
        private final AtomicLong next;

        Inserting(Connection connection, Photos photos, AtomicLong next) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            this.request = connection.prepareStatement(REQUEST);
            this.reference = connection.prepareStatement(REFERENCE);
            this.photos = photos;
            this.next = next;
        }

        @Override
        public void call(int number) throws SQLException {
            var id = UUID.randomUUID();
            var sealed = new byte[100];
            ThreadLocalRandom.current().nextBytes(sealed);
            request.setObject(1, id);
            request.setString(2, "0".repeat(64));
            request.executeUpdate();
            reference.setObject(1, id);
            reference.setBytes(2, sealed);
            reference.setString(3, Long.toString(photos.id(next.getAndIncrement())));
            reference.executeUpdate();
            connection.commit();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
