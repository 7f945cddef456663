package org.rescind.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.rescind.events.Topic;

@QuarkusTest
@QuarkusTestResource(MessagingStack.class)
class RelaysTest {

    @Inject
    Relays relays;

    @Inject
    TopicAdmin topics;

    @Test
    void a_topic_is_created_and_filled_again_when_it_was_deleted() throws Exception {
        AtomicInteger forgotten = new AtomicInteger();
        relays.start(Topic.COPIES, () -> false, forgotten::incrementAndGet);
        UUID first = Awaitility.await().ignoreExceptions().until(() -> topics.lookUp("copies"), id -> id != null);
        assertThat(forgotten).hasValue(0);

        String servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            Awaitility.await().pollDelay(Duration.ofMillis(200)).until(() -> topics.lookUp("copies") != null);
            admin.deleteTopics(List.of("copies")).all().get();
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAtomic(forgotten, count -> assertThat(count).isEqualTo(1));
        assertThat(topics.lookUp("copies")).isNotEqualTo(first);
    }

    @Test
    void only_what_this_service_fills_can_be_published_again() {
        AtomicInteger forgotten = new AtomicInteger();
        relays.start(Topic.DATASETS, () -> false, forgotten::incrementAndGet);

        assertThat(relays.republish(Topic.DATASETS)).isTrue();
        assertThat(relays.republish(Topic.COVERAGE)).isFalse();

        assertThat(forgotten).hasValue(1);
    }
}
