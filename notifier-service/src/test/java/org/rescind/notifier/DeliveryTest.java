package org.rescind.notifier;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rescind.notifier.Receiver.Message;
import org.rescind.notifier.Receiver.Reply;

@QuarkusTest
@WithTestResource(Stack.class)
class DeliveryTest {

    @Inject
    Index index;

    private final String dataset = Index.newDataset();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void an_institution_that_holds_a_copy_gets_a_notice_that_the_official_library_verifies() throws Exception {
        Partner partner = Partner.register().holds(dataset, "1.0", 0).listensAt(receiver);
        index.appends(dataset, 1, 3);
        partner.awaitNotified(dataset, 3);
        Message notice = receiver.notices().get(0);
        new Webhook(partner.secret).verify(notice.body(), new HashMap<>(notice.headers()));
        assertThat(notice.headers().getFirst("webhook-id"))
                .isEqualTo(dataset + ":1-3")
                .isEqualTo(notice.id());
        assertThat(notice.headers().getFirst("user-agent")).isEqualTo("Rescind/1");
        assertThat(notice.headers().getFirst("content-type")).isEqualTo("application/json");
        assertThat(notice.json().at("/data/purgeWithin").asText()).isEqualTo("P30D");
    }

    /** Invariant 5. */
    @Test
    void every_position_arrives_in_order_with_the_same_bytes_whatever_receivers_answer() {
        long seed = 20_261_122;
        Receiver other = new Receiver().answers(moody(new Random(seed + 1)));
        receiver.answers(moody(new Random(seed)));
        Partner first = Partner.register().holds(dataset, "1.0", 0).listensAt(receiver);
        Partner second = Partner.register().holds(dataset, "1.0", 37).listensAt(other);
        for (long last = 100; last <= 2_600; last += 500) {
            index.appends(dataset, last == 100 ? 1 : last - 499, last);
        }
        first.awaitNotified(dataset, 2_600);
        second.awaitNotified(dataset, 2_600);
        assertComplete(receiver, 0, 2_600);
        assertComplete(other, 37, 2_600);
        List<Message> all = Stream.concat(receiver.notices().stream(), other.notices().stream())
                .toList();
        assertThat(all.stream()
                        .collect(groupingBy(Message::id, mapping(Message::body, toSet())))
                        .values())
                .as("one body for each webhook-id")
                .allMatch(bodies -> bodies.size() == 1);
        assertThat(all.stream()
                        .flatMap(DeliveryTest::entries)
                        .collect(groupingBy(
                                entry -> entry.path("position").asLong(), mapping(JsonNode::toString, toSet())))
                        .values())
                .as("one form of each position")
                .hasSize(2_600)
                .allMatch(forms -> forms.size() == 1);
        other.close();
    }

    @Test
    void a_range_once_sent_is_retried_as_it_is_although_more_has_come() {
        AtomicInteger failures = new AtomicInteger(2);
        receiver.answers(notice -> {
            if (failures.get() == 2) {
                index.appends(dataset, 4, 9);
                await().until(() -> feedHead(dataset) == 9);
            }
            return Reply.status(failures.getAndDecrement() > 0 ? 500 : 200);
        });
        reader = Partner.register().holds(dataset, "1.0", 0);
        Partner partner = Partner.register().holds(dataset, "1.0", 0).listensAt(receiver);
        index.appends(dataset, 1, 3);
        partner.awaitNotified(dataset, 9);
        assertThat(receiver.notices())
                .extracting(Message::id)
                .containsExactly(dataset + ":1-3", dataset + ":1-3", dataset + ":1-3", dataset + ":4-9");
    }

    private Partner reader = null;

    private long feedHead(String dataset) {
        return ((Number) reader.feed(dataset, 0, 1).path("head")).longValue();
    }

    @Test
    void a_receiver_that_finds_notices_too_large_gets_halves_until_they_fit() {
        receiver.answers(notice -> Reply.status(notice.last() - notice.first() >= 100 ? 413 : 200));
        Partner partner = Partner.register().holds(dataset, "1.0", 0);
        index.appends(dataset, 1, 1_000);
        partner.listensAt(receiver).awaitNotified(dataset, 1_000);
        List<Message> notices = receiver.notices();
        assertThat(notices.get(0).last()).isEqualTo(1_000);
        assertThat(notices.get(1).last()).isEqualTo(500);
        assertThat(notices).as("a limit once learned is kept").hasSizeLessThan(25);
        assertThat(partner.endpointState()).isEqualTo("active");
    }

    @Test
    void a_notice_holds_at_most_a_thousand_entries_and_256_kib() {
        Partner partner = Partner.register().holds(dataset, "1.0", 0);
        index.appendsLong(dataset, 1, 1_500, 600);
        partner.listensAt(receiver).awaitNotified(dataset, 1_500);
        String small = Index.newDataset();
        partner.holds(small, "1.0", 0);
        index.appends(small, 1, 2_001);
        partner.awaitNotified(small, 2_001);
        assertThat(receiver.notices())
                .allSatisfy(notice -> assertThat(notice.last() - notice.first()).isLessThan(1_000))
                .allSatisfy(notice -> assertThat(notice.body().length()).isLessThanOrEqualTo(256 * 1024));
        assertThat(receiver.notices().get(0).body().length()).as("nearly full").isGreaterThan(250 * 1024);
    }

    @Test
    void a_thin_notice_says_that_there_is_something_and_not_what() {
        Partner partner = Partner.register().holds(dataset, "1.0", 0);
        partner.putEndpoint(receiver, "thin");
        index.appends(dataset, 1, 3);
        partner.awaitNotified(dataset, 3);
        Message notice = receiver.notices().get(0);
        assertThat(notice.id()).isEqualTo(dataset + ":1-3:thin");
        assertThat(notice.headers().getFirst("webhook-id")).isEqualTo(dataset + ":1-3:thin");
        assertThat(notice.body()).doesNotContain("flickr");
    }

    /** Invariant 7. */
    @Test
    void an_endpoint_that_wants_no_more_ends_the_channel_and_not_the_obligation() {
        receiver.answers(notice -> Reply.status(410));
        Partner partner = Partner.register().holds(dataset, "1.0", 0).listensAt(receiver);
        index.appends(dataset, 1, 3);
        partner.awaitEndpoint("disabled");
        assertThat(partner.position(dataset)).isEqualTo(new Partner.Position(0, 0, Map.of("1.0", 0L)));
        index.appends(dataset, 4, 5);
        await().until(() -> partner.feed(dataset, 3, 10).path("entries.size()").equals(2));
        assertThat(receiver.notices()).hasSize(1);
        assertThat(partner.position(dataset).notified())
                .as("it left out 1 to 3")
                .isZero();
        receiver.answers(notice -> Reply.status(200));
        partner.itself().post(partner.path("/resume")).then().statusCode(200);
        partner.awaitNotified(dataset, 5);
        assertThat(partner.endpointState()).isEqualTo("active");
    }

    /** Invariant 7. */
    @Test
    void a_2xx_is_notified_and_nothing_more() {
        Partner partner = Partner.register().holds(dataset, "1.0", 0).listensAt(receiver);
        index.appends(dataset, 1, 3);
        partner.awaitNotified(dataset, 3);
        assertThat(partner.position(dataset)).isEqualTo(new Partner.Position(3, 0, Map.of("1.0", 0L)));
    }

    @Test
    void a_paused_endpoint_gets_nothing_and_catches_up_in_one_notice_when_resumed() {
        Partner partner = Partner.register().holds(dataset, "1.0", 0).listensAt(receiver);
        Partner other = Partner.register().holds(dataset, "1.0", 0).listensAt(receiver);
        partner.itself().post(partner.path("/pause")).then().statusCode(200);
        for (int i = 1; i <= 5; i++) {
            index.appends(dataset, i, i);
            other.awaitNotified(dataset, i);
        }
        assertThat(partner.position(dataset).notified()).isZero();
        assertThat(receiver.notices()).hasSize(5);
        partner.itself().post(partner.path("/resume")).then().statusCode(200);
        partner.awaitNotified(dataset, 5);
        assertThat(receiver.notices().get(5).id()).isEqualTo(dataset + ":1-5");
    }

    @Test
    void a_redirect_is_not_followed_and_is_a_failure() {
        try (Receiver elsewhere = new Receiver()) {
            receiver.answers(notice -> new Reply(307, Map.of("Location", elsewhere.url()), ""));
            Partner partner = Partner.register().holds(dataset, "1.0", 0).listensAt(receiver);
            index.appends(dataset, 1, 1);
            partner.awaitEndpoint("failing");
            await().atMost(5, SECONDS).until(() -> receiver.notices().size() >= 3);
            assertThat(elsewhere.all()).isEmpty();
            String error = partner.itself().get(partner.path("/endpoint")).path("lastError");
            assertThat(error).isEqualTo("status 307: a redirect, and we follow none");
        }
    }

    private static java.util.function.Function<Message, Reply> moody(Random random) {
        return notice -> switch (random.nextInt(5)) {
            case 0 -> Reply.status(500);
            case 1 -> new Reply(429, Map.of("Retry-After", "0"), "slow down");
            case 2 -> throw new IllegalStateException("the connection is closed without an answer");
            case 3 -> Reply.status(202);
            default -> new Reply(200, Map.of(), "x".repeat(100_000));
        };
    }

    /** What was sent goes on where the last one ended, or repeats the last one. */
    private static void assertComplete(Receiver receiver, long start, long head) {
        long through = start;
        long lastFirst = start + 1;
        List<Long> positions = new ArrayList<>();
        for (Message notice : receiver.notices()) {
            assertThat(notice.first()).isIn(lastFirst, through + 1);
            lastFirst = notice.first();
            if (notice.first() == through + 1) {
                entries(notice)
                        .forEach(entry -> positions.add(entry.path("position").asLong()));
                through = notice.last();
            }
        }
        assertThat(positions)
                .isEqualTo(LongStream.rangeClosed(start + 1, head).boxed().toList());
    }

    private static Stream<JsonNode> entries(Message notice) {
        List<JsonNode> entries = new ArrayList<>();
        notice.json().at("/data/entries").forEach(entries::add);
        return entries.stream();
    }
}
