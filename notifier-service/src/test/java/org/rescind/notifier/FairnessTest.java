package org.rescind.notifier;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rescind.messaging.Sql;
import org.rescind.notifier.Receiver.Message;
import org.rescind.notifier.Receiver.Reply;

@QuarkusTest
@WithTestResource(Stack.class)
class FairnessTest {

    @Inject
    Index index;

    @Inject
    Sql sql;

    private final String dataset = Index.newDataset();
    private final CountDownLatch released = new CountDownLatch(1);
    private final Receiver receiver = new Receiver();
    private final Receiver hanging = new Receiver().answers(waitFor(released, 200));

    @AfterEach
    void close() {
        released.countDown();
        receiver.close();
        hanging.close();
    }

    /** Invariant 9. */
    @Test
    void twenty_endpoints_that_hang_do_not_delay_a_healthy_one() {
        List<Partner> sick = IntStream.range(0, 20)
                .mapToObj(i -> Partner.register().holds(dataset, "1.0", 0))
                .toList();
        sick.forEach(partner -> partner.putEndpoint(hanging, "full"));
        sick.forEach(partner -> partner.awaitEndpoint("active"));
        Partner healthy = Partner.register().holds(dataset, "1.0", 0).listensAt(receiver);
        for (int i = 1; i <= 3; i++) {
            index.appends(dataset, i, i);
            healthy.awaitNotified(dataset, i);
        }
        await("all of them hang").until(() -> hanging.notices().size() == 20);
        assertThat(sick)
                .allSatisfy(partner ->
                        assertThat(partner.position(dataset).notified()).isZero());
        released.countDown();
        sick.forEach(partner -> partner.awaitNotified(dataset, 3));
    }

    @Test
    void an_institution_has_one_notice_of_a_dataset_in_flight() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        receiver.answers(notice -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            await().pollDelay(java.time.Duration.ofMillis(20)).until(() -> true);
            now.decrementAndGet();
            return Reply.status(200);
        });
        Partner partner = Partner.register().holds(dataset, "1.0", 0).listensAt(receiver);
        for (int i = 1; i <= 40; i++) {
            index.appends(dataset, i, i);
        }
        partner.awaitNotified(dataset, 40);
        assertThat(most).hasValue(1);
    }

    @Test
    void a_late_answer_of_an_expired_lease_changes_nothing() {
        CountDownLatch second = new CountDownLatch(1);
        AtomicInteger count = new AtomicInteger();
        receiver.answers(notice ->
                waitFor(count.getAndIncrement() == 0 ? released : second, 200).apply(notice));
        Partner partner = Partner.register().holds(dataset, "1.0", 0).listensAt(receiver);
        index.appends(dataset, 1, 3);
        await().until(() -> receiver.notices().size() == 1);
        sql.update("update channel set lease_until = '-infinity' where institution = ?", partner.id);
        await("claimed again").until(() -> receiver.notices().size() == 2);
        long attempts = attempts(partner);
        released.countDown();
        await("the late answer is known").until(() -> attempts(partner) == attempts + 1);
        assertThat(partner.position(dataset).notified()).isZero();
        assertThat(isLeased(partner)).as("the later claim still stands").isTrue();
        second.countDown();
        partner.awaitNotified(dataset, 3);
    }

    @Test
    void a_replay_is_not_undone_by_the_answer_to_a_notice_in_flight() {
        Partner partner = Partner.register().holds(dataset, "1.0", 0).listensAt(receiver);
        index.appends(dataset, 1, 3);
        partner.awaitNotified(dataset, 3);
        receiver.answers(waitFor(released, 200));
        index.appends(dataset, 4, 5);
        await().until(() -> receiver.notices().size() == 2);
        partner.itself()
                .body(java.util.Map.of("dataset", dataset, "after", 0))
                .post(partner.path("/replay"))
                .then()
                .statusCode(200);
        released.countDown();
        partner.awaitNotified(dataset, 5);
        assertThat(receiver.notices())
                .extracting(Message::id)
                .containsExactly(dataset + ":1-3", dataset + ":4-5", dataset + ":1-5");
    }

    private long attempts(Partner partner) {
        return sql.one(
                        "select count(*) from attempt where kind = 'NOTICE' and institution = ?",
                        row -> row.getLong(1),
                        partner.id)
                .orElseThrow();
    }

    private boolean isLeased(Partner partner) {
        return sql.one(
                        "select lease_until > now() from channel where institution = ?",
                        row -> row.getBoolean(1),
                        partner.id)
                .orElseThrow();
    }

    private static Function<Message, Reply> waitFor(CountDownLatch latch, int status) {
        return notice -> {
            try {
                assertThat(latch.await(14, SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Reply.status(status);
        };
    }
}
