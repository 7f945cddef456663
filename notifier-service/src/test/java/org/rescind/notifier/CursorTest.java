package org.rescind.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rescind.messaging.Sql;
import org.rescind.notifier.Partner.Position;
import org.rescind.notifier.Receiver.Reply;

/** How cursors move: invariant 8, and {@code purged ≤ acknowledged ≤ notified ≤ head}. */
@QuarkusTest
@WithTestResource(Stack.class)
class CursorTest {

    private static final int STEPS = 50;

    @Inject
    Index index;

    @Inject
    Sql sql;

    private final String dataset = Index.newDataset();

    /** The rules of design.md, in a few lines: what the service must agree with after every step. */
    private static final class Model {

        long notified;
        long acknowledged;
        long setBacks;
        final Map<String, Long> starts = new HashMap<>();
        final Map<String, Long> purged = new HashMap<>();

        void copy(String release, long start) {
            boolean first = starts.isEmpty();
            boolean lower = start < starts.getOrDefault(release, Long.MAX_VALUE);
            if (first) {
                notified = start;
                acknowledged = start;
            } else if (lower && (start < notified || start < acknowledged)) {
                notified = Math.min(notified, start);
                acknowledged = Math.min(acknowledged, start);
                setBacks++;
            }
            if (lower) {
                starts.put(release, start);
                purged.compute(release, (r, known) -> Math.min(start, known == null ? acknowledged : known));
            }
        }

        void acknowledge(long through) {
            notified = Math.max(notified, through);
            acknowledged = Math.max(acknowledged, through);
        }

        void attest(String release, long through) {
            acknowledge(through);
            purged.merge(release, through, Math::max);
        }

        void read(long after, long through) {
            notified = after <= notified ? Math.max(notified, through) : notified;
        }

        void replay(long after) {
            long from = Math.max(after, lowestStart());
            setBacks += from < notified ? 1 : 0;
            notified = Math.min(notified, from);
        }

        long lowestStart() {
            return starts.values().stream().mapToLong(Long::longValue).min().orElse(0);
        }

        Position position() {
            return new Position(notified, acknowledged, Map.copyOf(purged));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void cursors_move_as_the_rules_say_and_go_back_only_where_it_is_recorded(long seed) {
        Random random = new Random(seed);
        Partner partner = Partner.register();
        Model model = new Model();
        index.appends(dataset, 1, 100);
        index.describes(dataset, 100);
        act(partner, model, 0, "1.0", 20 + random.nextInt(60));
        await().until(() -> partner.feed(dataset, 100, 1).path("head").equals(100));
        for (int step = 0; step < STEPS; step++) {
            Position before = partner.position(dataset);
            long setBacks = model.setBacks;
            act(partner, model, random.nextInt(5), "1." + random.nextInt(2), random.nextInt(101));
            await("seed " + seed + " step " + step)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .untilAsserted(() -> assertThat(partner.position(dataset)).isEqualTo(model.position()));
            Position after = partner.position(dataset);
            boolean wentBack = after.notified() < before.notified() || after.acknowledged() < before.acknowledged();
            assertThat(wentBack).isEqualTo(model.setBacks > setBacks);
            assertThat(recordedSetBacks(partner)).isEqualTo(model.setBacks);
        }
    }

    private void act(Partner partner, Model model, int action, String release, long n) {
        switch (action) {
            case 0 -> {
                partner.holds(dataset, release, n);
                model.copy(release, n);
            }
            case 1 -> {
                partner.acknowledges(dataset, n).then().statusCode(200);
                model.acknowledge(n);
            }
            case 2 -> {
                int status = partner.attests(dataset, release, n).statusCode();
                assertThat(status).isEqualTo(model.starts.containsKey(release) ? 200 : 404);
                if (status == 200) {
                    model.attest(release, n);
                }
            }
            case 3 -> {
                int limit = (int) (n % 10) + 1;
                partner.feed(dataset, n, limit).then().statusCode(200);
                long after = Math.max(n, model.lowestStart());
                model.read(after, Math.max(after, Math.min(100, after + limit)));
            }
            default -> {
                partner.itself()
                        .body(Map.of("dataset", dataset, "after", n))
                        .post(partner.path("/replay"))
                        .then()
                        .statusCode(200);
                model.replay(n);
            }
        }
    }

    @Test
    void without_a_replay_or_a_lower_start_cursors_stay_in_order_while_notices_fly() {
        Random random = new Random(99);
        try (Receiver receiver = new Receiver()) {
            receiver.answers(notice -> Reply.status(random.nextInt(2) == 0 ? 500 : 200));
            Partner partner = Partner.register().holds(dataset, "1.0", 3).listensAt(receiver);
            partner.holds(dataset, "1.1", 50);
            Position before = partner.position(dataset);
            for (long head = 10; head <= 300; head += 10) {
                index.appends(dataset, head - 9, head);
                long n = random.nextInt((int) head + 1);
                if (random.nextBoolean()) {
                    partner.acknowledges(dataset, n);
                } else {
                    partner.attests(dataset, "1." + random.nextInt(2), n);
                }
                Position now = partner.position(dataset);
                assertThat(now.notified()).isBetween(before.notified(), head);
                assertThat(now.acknowledged()).isBetween(before.acknowledged(), now.notified());
                for (String release : now.purged().keySet()) {
                    assertThat(now.purged().get(release))
                            .isBetween(before.purged().get(release), now.acknowledged());
                }
                before = now;
            }
            partner.awaitNotified(dataset, 300);
        }
    }

    @Test
    void a_lower_start_is_sent_again_from_there_and_a_higher_one_changes_nothing() {
        try (Receiver receiver = new Receiver()) {
            Partner partner = Partner.register().holds(dataset, "1.0", 3).listensAt(receiver);
            index.appends(dataset, 1, 5);
            partner.awaitNotified(dataset, 5);
            partner.attests(dataset, "1.0", 5).then().statusCode(200);
            partner.holds(dataset, "1.0", 4);
            assertThat(partner.position(dataset)).isEqualTo(new Position(5, 5, Map.of("1.0", 5L)));
            partner.holds(dataset, "1.0", 1);
            partner.awaitNotified(dataset, 5);
            assertThat(partner.position(dataset)).isEqualTo(new Position(5, 1, Map.of("1.0", 1L)));
            assertThat(receiver.notices())
                    .extracting(Receiver.Message::id)
                    .containsExactly(dataset + ":4-5", dataset + ":2-5");
        }
    }

    private long recordedSetBacks(Partner partner) {
        return sql.one("select count(*) from cursor_set_back where institution = ?", row -> row.getLong(1), partner.id)
                .orElseThrow();
    }
}
