package org.rescind.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.rescind.messaging.Sql;
import org.rescind.notifier.Receiver.Message;
import org.rescind.notifier.Receiver.Reply;

/** Leases end before many an answer comes, so that a range is often claimed again while its first attempt is under way. */
@QuarkusTest
@TestProfile(StaleLeaseTest.ShortLease.class)
@WithTestResource(Stack.class)
class StaleLeaseTest {

    private static final int LEASE_MS = 200;

    public static class ShortLease implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rescind.delivery.lease", "PT0.2S");
        }
    }

    @Inject
    Index index;

    @Inject
    Sql sql;

    private final String dataset = Index.newDataset();
    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void an_answer_after_the_lease_moves_nothing_and_nothing_is_skipped() {
        Random random = new Random(5);
        try (Receiver receiver = new Receiver().answers(notice -> lateOneInTwo(random))) {
            Partner partner = Partner.register().holds(dataset, "1.0", 0).listensAt(receiver);
            long before = 0;
            for (long head = 1; head <= 30; head++) {
                index.appends(dataset, head, head);
                long now = partner.position(dataset).notified();
                assertThat(now).isBetween(before, head);
                assertThat(hasHalfARange(partner))
                        .as("a late answer took away half of a later claim")
                        .isFalse();
                before = now;
            }
            partner.awaitNotified(dataset, 30);
            long through = 0;
            long repeats = 0;
            for (Message notice : receiver.notices()) {
                assertThat(notice.first()).as("nothing is skipped").isLessThanOrEqualTo(through + 1);
                repeats += notice.last() <= through ? 1 : 0;
                through = Math.max(through, notice.last());
            }
            assertThat(through).isEqualTo(30);
            assertThat(repeats).as("leases ended before answers came").isPositive();
            await("every attempt is recorded")
                    .until(() -> attempts(partner) == receiver.notices().size());
            assertThat(partner.position(dataset).notified()).isEqualTo(30);
        }
    }

    @Test
    void a_refusal_after_the_lease_does_not_take_back_what_a_later_attempt_delivered() {
        CountDownLatch first = new CountDownLatch(1);
        try (Receiver receiver = new Receiver()) {
            receiver.answers(notice -> receiver.notices().size() == 1 ? after(first, 500) : Reply.status(200));
            Partner partner = Partner.register().holds(dataset, "1.0", 0).listensAt(receiver);
            index.appends(dataset, 1, 3);
            partner.awaitNotified(dataset, 3);
            first.countDown();
            await("the refusal is recorded").until(() -> attempts(partner) == 2);
            index.appends(dataset, 4, 4);
            partner.awaitNotified(dataset, 4);
            assertThat(receiver.notices())
                    .extracting(Message::id)
                    .containsExactly(dataset + ":1-3", dataset + ":1-3", dataset + ":4-4");
        }
    }

    private Reply lateOneInTwo(Random random) {
        return random.nextBoolean() ? after(never, 200) : Reply.status(200);
    }

    /** Answers when the latch opens, at the latest some leases later. */
    private static Reply after(CountDownLatch latch, int status) {
        try {
            latch.await(3 * LEASE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Reply.status(status);
    }

    private boolean hasHalfARange(Partner partner) {
        return sql.one(
                        "select (sending_first is null) <> (sending_last is null) from channel where institution = ?",
                        row -> row.getBoolean(1),
                        partner.id)
                .orElseThrow();
    }

    private long attempts(Partner partner) {
        return sql.one(
                        "select count(*) from attempt where kind = 'NOTICE' and institution = ?",
                        row -> row.getLong(1),
                        partner.id)
                .orElseThrow();
    }
}
