package org.rescind.notifier;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rescind.notifier.Receiver.Message;
import org.rescind.notifier.Receiver.Reply;

/** Invariant 5, when ranges are cut anew: halves, replays, lower starts, an acknowledgement in the middle, another payload. */
@QuarkusTest
@WithTestResource(Stack.class)
class SameBytesTest {

    private static final int HEAD = 900;

    @Inject
    Index index;

    private final String dataset = Index.newDataset();

    @Test
    void a_position_has_one_form_and_a_webhook_id_one_body_however_ranges_are_cut() {
        Random random = new Random(20_261_123);
        try (Receiver one = new Receiver().answers(fussy(new Random(1), 90));
                Receiver other = new Receiver().answers(fussy(new Random(2), 37))) {
            Partner first = Partner.register().holds(dataset, "1.0", 20).listensAt(one);
            Partner second = Partner.register().holds(dataset, "1.0", 7).listensAt(other);
            for (int last = 100; last <= HEAD; last += 100) {
                index.appends(dataset, last - 99, last);
                first.awaitNotified(dataset, last);
                replay(first, random.nextInt(last));
                second.acknowledges(dataset, random.nextInt(last - 99));
                second.putEndpoint(other, random.nextBoolean() ? "thin" : "full");
                second.awaitNotified(dataset, last);
            }
            first.holds(dataset, "1.0", 3);
            first.awaitNotified(dataset, HEAD);
            second.awaitNotified(dataset, HEAD);

            List<Message> all = Stream.concat(one.notices().stream(), other.notices().stream())
                    .toList();
            assertThat(oneEach(all.stream().collect(groupingBy(Message::id, mapping(Message::body, toSet())))))
                    .isTrue();
            assertThat(all)
                    .allSatisfy(notice ->
                            assertThat(notice.headers().getFirst("webhook-id")).isEqualTo(notice.id()));
            assertThat(oneEach(all.stream()
                            .flatMap(SameBytesTest::entries)
                            .collect(groupingBy(
                                    e -> e.path("position").asLong(), mapping(JsonNode::toString, toSet())))))
                    .isTrue();
            assertThat(positions(one))
                    .containsAll(LongStream.rangeClosed(4, HEAD).boxed().toList());
            assertThat(positions(one)).doesNotContain(1L, 2L, 3L);
            assertThat(one.notices().size()).as("ranges were cut anew").isGreaterThan(2 * HEAD / 90);
        }
    }

    private static <K> boolean oneEach(Map<K, Set<String>> forms) {
        assertThat(forms.values()).allSatisfy(each -> assertThat(each).hasSize(1));
        return !forms.isEmpty();
    }

    private void replay(Partner partner, long after) {
        partner.itself()
                .body(Map.of("dataset", dataset, "after", after))
                .post(partner.path("/replay"))
                .then()
                .statusCode(200);
    }

    /** Takes at most so many entries, and not always those. */
    private static java.util.function.Function<Message, Reply> fussy(Random random, int most) {
        return notice -> {
            if (notice.last() - notice.first() >= most) {
                return Reply.status(413);
            }
            return Reply.status(random.nextInt(5) == 0 ? 500 : 200);
        };
    }

    private static List<Long> positions(Receiver receiver) {
        return receiver.notices().stream()
                .flatMap(notice ->
                        LongStream.rangeClosed(notice.first(), notice.last()).boxed())
                .distinct()
                .toList();
    }

    private static Stream<JsonNode> entries(Message notice) {
        List<JsonNode> entries = new ArrayList<>();
        notice.json().at("/data/entries").forEach(entries::add);
        return entries.stream();
    }
}
