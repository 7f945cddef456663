package org.rescind.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * Two hundred and fifty institutions that really receive, registered as the staff does. Nothing else runs beside the notifier
 * meanwhile: what the others do with its events is theirs.
 */
final class Partners implements AutoCloseable {
    static final int COUNT = 250;

    private static final int AT_ONCE = 8;
    private static final String RELEASE = "1.0";

    private final Ground ground;
    private final Receivers receivers;
    private final RawPosts raw = new RawPosts();
    private final KafkaProducer<String, byte[]> producer;
    private final List<Partner> all;

    private Partners(Ground ground, Receivers receivers) throws Exception {
        this.ground = ground;
        this.receivers = receivers;
        this.producer = Events.producer(ground);
        var registering = new ArrayList<Callable<Partner>>();
        for (var i = 0; i < COUNT; i++) {
            var number = i;
            registering.add(() -> register(number));
        }
        this.all = atOnce(registering);
        remember(all);
        database().await(COUNT, "select count(*) from endpoint where state = 'ACTIVE'");
    }

    static Partners enrol(Ground ground) throws Exception {
        ground.stack().stop("intake");
        ground.stack().stop("index");
        ground.say("enrolling " + COUNT + " institutions");
        var receivers = Receivers.start();
        try {
            return new Partners(ground, receivers);
        } catch (Exception e) {
            receivers.close();
            throw e;
        }
    }

    List<Partner> all() {
        return all;
    }

    Receivers receivers() {
        return receivers;
    }

    RawPosts raw() {
        return raw;
    }

    Database database() {
        return ground.notifierDatabase();
    }

    /** A new dataset without removals, of which each of these institutions holds a copy. */
    RemovalLog dataset(String name, List<Partner> holders) throws Exception {
        each(
                holders,
                partner -> api().post(
                                "/api/v1/institutions/" + partner.id() + "/copies",
                                Map.of(
                                        "dataset",
                                        name,
                                        "release",
                                        RELEASE,
                                        "downloadedAt",
                                        "2019-03-01T00:00:00Z",
                                        "position",
                                        0)));
        return new RemovalLog(producer, name);
    }

    /** Each notice carries one entry only, as if each removal came alone. */
    void singly(RemovalLog log) throws SQLException {
        database().execute("update channel set notice_limit = 1 where dataset = '" + log.dataset() + "'");
    }

    /** Appends entries, and returns what each of these institutions got, after all of them have answered. */
    Arrivals deliver(RemovalLog log, int entries, List<Partner> to) throws Exception {
        var arrivals = new Arrivals(to, log.dataset(), log.head() + entries);
        receivers.tell(arrivals);
        log.append(entries);
        arrivals.await();
        return arrivals;
    }

    /** Waits until it is written down that so many institutions have everything. */
    void awaitRecorded(RemovalLog log, int institutions) throws SQLException {
        database().await(institutions, """
                        select count(*) from bench.partner p join channel ch on ch.institution = p.institution
                         where ch.dataset = ? and ch.notified >= ?""", log.dataset(), log.head());
    }

    /** Waits until the other services could know it, too. */
    void awaitPublished() throws SQLException {
        database().await(1, """
                select (not exists (select from channel where version <> published_version)
                        and not exists (select from log_head where version <> published_version))::int""");
    }

    /** The trial that comes is not to pay for an earlier one. */
    void settle() throws SQLException {
        awaitPublished();
        ground.settle();
    }

    void pause(List<Partner> partners) throws Exception {
        each(partners, partner -> api().post("/api/v1/institutions/" + partner.id() + "/pause", Map.of()));
    }

    /** As if nothing had ever failed there. */
    void resume(List<Partner> partners) throws Exception {
        each(partners, partner -> api().post("/api/v1/institutions/" + partner.id() + "/resume", Map.of()));
    }

    /** Where the benchmark's own statements find them, however many institutions there are. */
    private void remember(List<Partner> partners) throws SQLException {
        database()
                .execute(
                        "create schema if not exists bench",
                        "create table bench.partner (institution uuid primary key)");
        try (var connection = database().connect();
                var insert = connection.prepareStatement("insert into bench.partner values (?)")) {
            for (var partner : partners) {
                insert.setObject(1, UUID.fromString(partner.id()));
                insert.executeUpdate();
            }
        }
        database().execute("analyze bench.partner");
    }

    private Partner register(int number) {
        var id = api().post(
                        "/api/v1/institutions",
                        Map.of(
                                "name", "Institution " + number,
                                "country", "NL",
                                "contactEmail", "data-protection@institution-" + number + ".example"))
                .path("id")
                .asText();
        var url = receivers.url(number);
        var endpoint = api().put("/api/v1/institutions/" + id + "/endpoint", Map.of("url", url));
        return Partner.of(number, id, url, endpoint.path("secret").asText());
    }

    private Api api() {
        return ground.notifier();
    }

    private static void each(List<Partner> partners, Consumer<Partner> step) throws Exception {
        atOnce(partners.stream()
                .<Callable<Boolean>>map(partner -> () -> {
                    step.accept(partner);
                    return true;
                })
                .toList());
    }

    private static <T> List<T> atOnce(List<Callable<T>> steps) throws Exception {
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var done = new ArrayList<T>();
            for (Future<T> each : pool.invokeAll(steps)) {
                done.add(each.get());
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }

    @Override
    public void close() {
        producer.close();
        raw.close();
        receivers.close();
    }
}
