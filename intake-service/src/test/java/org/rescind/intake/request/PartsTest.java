package org.rescind.intake.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rescind.events.RemovalRequested;
import org.rescind.events.RemovalRequested.Reference;
import org.rescind.events.Topic;
import org.rescind.messaging.EventCodec;

class PartsTest {

    private static final List<String> MANY_DATASETS = Collections.nCopies(100, "d".repeat(64));

    @Test
    void every_part_is_below_the_limit_and_no_reference_is_lost() {
        List<Reference> references = IntStream.rangeClosed(1, 10_000)
                .mapToObj(i -> new Reference(i, "alias", "a".repeat(i % 200 + 1)))
                .toList();

        List<List<Reference>> parts = Parts.of(references);

        assertThat(parts)
                .hasSizeGreaterThan(1)
                .allSatisfy(part -> assertThat(size(part)).isLessThan(Topic.MAX_MESSAGE_BYTES));
        assertThat(parts.stream().flatMap(List::stream)).containsExactlyElementsOf(references);
    }

    @Test
    void a_small_request_is_one_part() {
        assertThat(Parts.of(List.of(new Reference(1, "photo", "44")))).hasSize(1);
    }

    private static int size(List<Reference> part) {
        return new EventCodec()
                .write(new RemovalRequested(UUID.randomUUID(), Instant.EPOCH, MANY_DATASETS, part, 1, 99))
                .length;
    }
}
