package org.rescind.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescind.messaging.Sql;
import org.rescind.notifier.Partner.Position;
import org.rescind.notifier.Receiver.Message;
import org.rescind.notifier.Receiver.Reply;

/** What institutions say while others, or our own notices, say something else. Whoever comes first, cursors obey. */
@QuarkusTest
@WithTestResource(Stack.class)
class RaceTest {

    private static final int AT_ONCE = 8;

    @Inject
    Index index;

    @Inject
    Sql sql;

    private final String dataset = Index.newDataset();
    private final Receiver receiver = new Receiver();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private Partner partner;

    @BeforeEach
    void register() {
        partner = Partner.register().holds(dataset, "1.0", 0);
    }

    @AfterEach
    void close() {
        receiver.close();
        threads.shutdownNow();
    }

    private void logReaches(long first, long last) {
        index.appends(dataset, first, last);
        Partner witness = Partner.register().holds(dataset, "1.0", 0);
        await().until(() -> witness.feed(dataset, 0, 1).path("head").equals((int) last));
    }

    private List<String> told() {
        return receiver.notices().stream().map(Message::id).toList();
    }

    private String notice(String range) {
        return dataset + ":" + range;
    }

    private static void assertInOrder(Position now, long head) {
        assertThat(now.notified()).isBetween(now.acknowledged(), head);
        assertThat(now.purged().values())
                .allSatisfy(purged -> assertThat(purged).isLessThanOrEqualTo(now.acknowledged()));
    }

    /** All of them begin when all of them are ready. */
    private List<Response> atOnce(LongFunction<Response> call) {
        CountDownLatch ready = new CountDownLatch(AT_ONCE);
        List<CompletableFuture<Response>> calls = LongStream.rangeClosed(1, AT_ONCE)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> {
                            ready.countDown();
                            try {
                                ready.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return call.apply(n);
                        },
                        threads))
                .toList();
        return calls.stream().map(CompletableFuture::join).toList();
    }

    private long attestations() {
        return sql.one("select count(*) from attestation where institution = ?", row -> row.getLong(1), partner.id)
                .orElseThrow();
    }

    @Test
    void the_same_attestation_at_once_is_one() {
        logReaches(1, 10);
        List<Response> answers = atOnce(n -> partner.attests(dataset, "1.0", 6));
        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(answers.stream().map(Response::asString).distinct()).hasSize(1);
        assertThat(attestations()).isEqualTo(1);
        assertThat(partner.position(dataset)).isEqualTo(new Position(6, 6, Map.of("1.0", 6L)));
    }

    @Test
    void different_attestations_and_acknowledgements_at_once_end_at_the_furthest() {
        logReaches(1, 10);
        partner.holds(dataset, "2.0", 0);
        List<Response> answers = atOnce(n -> switch ((int) n % 3) {
            case 0 -> partner.acknowledges(dataset, n);
            case 1 -> partner.attests(dataset, "1.0", n);
            default -> partner.attests(dataset, "2.0", n);
        });
        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(answers).allSatisfy(answer -> {
            int acknowledged = answer.path("acknowledged");
            assertThat(answer.<Integer>path("notified")).isBetween(acknowledged, 10);
            assertThat(answer.<List<Integer>>path("copies.purged"))
                    .allSatisfy(purged -> assertThat(purged).isLessThanOrEqualTo(acknowledged));
        });
        assertThat(partner.position(dataset)).isEqualTo(new Position(8, 8, Map.of("1.0", 7L, "2.0", 8L)));
    }

    @Test
    void a_notice_that_an_attestation_made_needless_is_not_sent_again() {
        receiver.answers(notice -> Reply.status(500));
        partner.listensAt(receiver);
        logReaches(1, 5);
        partner.awaitEndpoint("failing");
        partner.itself().post(partner.path("/pause")).then().statusCode(200);
        await("nothing is in flight").until(() -> !isLeased());
        int before = told().size();
        partner.attests(dataset, "1.0", 5).then().statusCode(200);
        receiver.answers(notice -> Reply.status(200));
        partner.itself().post(partner.path("/resume")).then().statusCode(200);
        index.appends(dataset, 6, 7);
        partner.awaitNotified(dataset, 7);
        assertThat(told().subList(before, told().size())).containsExactly(notice("6-7"));
    }

    @Test
    void an_attestation_ahead_of_notified_moves_it_and_a_range_once_sent_stays_whole() {
        AtomicBoolean failing = new AtomicBoolean(true);
        receiver.answers(notice -> Reply.status(failing.get() ? 500 : 200));
        logReaches(1, 5);
        partner.putEndpoint(receiver, "full");
        partner.awaitEndpoint("failing");
        partner.attests(dataset, "1.0", 3).then().statusCode(200);
        assertThat(partner.position(dataset)).isEqualTo(new Position(3, 3, Map.of("1.0", 3L)));
        failing.set(false);
        partner.awaitNotified(dataset, 5);
        assertThat(told()).containsOnly(notice("1-5"));
        assertThat(partner.position(dataset)).isEqualTo(new Position(5, 3, Map.of("1.0", 3L)));
    }

    @Test
    void what_is_said_while_a_notice_waits_for_its_answer_and_the_answer_move_cursors_once() {
        Random random = new Random(7);
        receiver.answers(notice -> {
            switch (random.nextInt(4)) {
                case 0 -> partner.attests(dataset, "1.0", notice.last()).then().statusCode(200);
                case 1 -> partner.acknowledges(dataset, notice.first()).then().statusCode(200);
                case 2 -> threads.execute(() -> partner.attests(dataset, "1.0", notice.last()));
                default -> {}
            }
            return Reply.status(random.nextInt(4) == 0 ? 503 : 200);
        });
        partner.listensAt(receiver);
        Position before = partner.position(dataset);
        for (long head = 1; head <= 60; head++) {
            index.appends(dataset, head, head);
            Position now = partner.position(dataset);
            assertInOrder(now, head);
            assertThat(now.notified()).isGreaterThanOrEqualTo(before.notified());
            assertThat(now.acknowledged()).isGreaterThanOrEqualTo(before.acknowledged());
            before = now;
        }
        partner.awaitNotified(dataset, 60);
        long through = 0;
        for (Message notice : receiver.notices()) {
            assertThat(notice.first()).as("no gap in %s", told()).isLessThanOrEqualTo(through + 1);
            through = Math.max(through, notice.last());
        }
        assertThat(through).isEqualTo(60);
    }

    private boolean isLeased() {
        return sql.one(
                        "select lease_until > now() from channel where institution = ?",
                        row -> row.getBoolean(1),
                        partner.id)
                .orElseThrow();
    }
}
