package org.rescind.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescind.events.Event;
import org.rescind.events.RequestWithdrawn;
import org.rescind.events.Topic;

@QuarkusTest
@QuarkusTestResource(MessagingStack.class)
class InboxTest {

    private static final TopicPartition PARTITION = new TopicPartition("removal-requests", 3);

    @Produces
    static InstantSource clock() {
        return InstantSource.system();
    }

    @Inject
    Inbox inbox;

    @Inject
    Quarantine quarantine;

    @Inject
    Sql sql;

    @Inject
    EventCodec codec;

    @Inject
    TopicAdmin topics;

    @BeforeEach
    void anEmptyTopicAndTable() throws Exception {
        Awaitility.await().ignoreExceptions().until(() -> {
            topics.create(Topic.REMOVAL_REQUESTS);
            return topics.lookUp("removal-requests") != null;
        });
        sql.update("create table if not exists effect (request uuid primary key)");
        sql.update("truncate effect, consumed, quarantine");
        inbox.handle(Topic.REMOVAL_REQUESTS, this::insert);
    }

    private ConsumerRecord<String, byte[]> record(long offset, UUID request) {
        return record(offset, "org.rescind.request-withdrawn.v1", codec.write(new RequestWithdrawn(request)));
    }

    private static ConsumerRecord<String, byte[]> record(long offset, String type, byte[] value) {
        var record = new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, "key", value);
        record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    @SafeVarargs
    private static ConsumerRecords<String, byte[]> batch(ConsumerRecord<String, byte[]>... records) {
        return new ConsumerRecords<>(Map.of(PARTITION, Arrays.asList(records)), Map.of());
    }

    private void insert(List<Event> events) {
        events.forEach(event -> sql.update("insert into effect values (?)", UUID.fromString(event.key())));
    }

    private void refuse(UUID request) {
        inbox.handle(Topic.REMOVAL_REQUESTS, events -> {
            if (events.stream().anyMatch(event -> event.key().equals(request.toString()))) {
                throw new UnreadableEventException("it makes no sense here");
            }
            insert(events);
        });
    }

    private List<UUID> effects() {
        return sql.list("select request from effect", row -> row.getObject(1, UUID.class));
    }

    private List<String> quarantined() {
        return sql.list(
                "select kafka_offset || ' ' || reason from quarantine where settled is null order by kafka_offset",
                row -> row.getString(1));
    }

    private long nextOffset() {
        return sql.one("select next_offset from consumed where part = 3", row -> row.getLong(1))
                .orElse(-1L);
    }

    @Test
    void a_message_that_comes_twice_is_applied_once() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        inbox.apply(batch(record(0, first)));

        inbox.apply(batch(record(0, first), record(1, second)));
        inbox.apply(batch(record(0, first), record(1, second)));

        assertThat(effects()).containsExactlyInAnyOrder(first, second);
        assertThat(nextOffset()).isEqualTo(2);
        assertThat(quarantined()).isEmpty();
    }

    @Test
    void a_transient_fault_leaves_no_half_effect_and_is_tried_until_it_works() {
        UUID request = UUID.randomUUID();
        AtomicInteger tries = new AtomicInteger();

        inbox.handle(Topic.REMOVAL_REQUESTS, events -> {
            insert(events);
            if (tries.incrementAndGet() < 4) {
                throw new IllegalStateException("the network is down");
            }
        });

        inbox.apply(batch(record(0, request)));

        assertThat(tries).hasValue(4);
        assertThat(effects()).containsExactly(request);
    }

    @Test
    void what_can_never_be_read_is_set_aside_with_its_reason_and_the_rest_is_applied() {
        UUID request = UUID.randomUUID();

        inbox.apply(batch(
                record(0, "org.rescind.request-withdrawn.v1", "{\"request\":".getBytes(StandardCharsets.UTF_8)),
                record(1, "org.rescind.never-heard-of.v9", new byte[0]),
                record(2, "org.rescind.request-withdrawn.v1", null),
                record(3, "org.rescind.removals-appended.v1", new byte[0]),
                record(4, "org.rescind.request-withdrawn.v1", new byte[Topic.MAX_MESSAGE_BYTES + 1]),
                record(5, request)));

        assertThat(effects()).containsExactly(request);
        assertThat(nextOffset()).isEqualTo(6);
        assertThat(quarantined())
                .hasSize(5)
                .satisfiesExactly(
                        reason -> assertThat(reason).startsWith("0 not a readable"),
                        reason -> assertThat(reason).startsWith("1 the message has an unknown type"),
                        reason -> assertThat(reason).startsWith("2 the message has no value"),
                        reason -> assertThat(reason).startsWith("3 org.rescind.removals-appended.v1 does not belong"),
                        reason -> assertThat(reason).startsWith("4 the message is larger"));
    }

    @Test
    void a_message_that_the_handler_or_the_database_refuses_is_set_aside_alone() {
        UUID known = UUID.randomUUID();
        UUID refused = UUID.randomUUID();
        UUID fine = UUID.randomUUID();
        sql.update("insert into effect values (?)", known);

        refuse(refused);

        inbox.apply(batch(record(0, known), record(1, refused), record(2, fine)));

        assertThat(effects()).containsExactlyInAnyOrder(known, fine);
        assertThat(quarantined()).containsExactly("0 the database refused it", "1 it makes no sense here");
        assertThat(nextOffset()).isEqualTo(3);
    }

    @Test
    void a_topic_that_was_deleted_and_made_again_is_read_from_its_start() throws Exception {
        inbox.apply(batch(record(0, UUID.randomUUID()), record(1, UUID.randomUUID())));
        UUID before = topics.lookUp("removal-requests");
        String servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.deleteTopics(List.of("removal-requests")).all().get();
        }
        topics.create(Topic.REMOVAL_REQUESTS);
        Awaitility.await()
                .ignoreExceptions()
                .until(() -> !topics.lookUp("removal-requests").equals(before));

        UUID request = UUID.randomUUID();
        inbox.apply(batch(record(0, request)));

        assertThat(effects()).contains(request);
    }

    @Test
    void an_offset_that_skips_is_believed_when_it_comes_twice() {
        UUID request = UUID.randomUUID();

        inbox.apply(batch(record(7, request)));
        assertThat(effects()).isEmpty();
        assertThat(nextOffset()).isEqualTo(-1);

        inbox.apply(batch(record(7, request)));
        assertThat(effects()).containsExactly(request);
        assertThat(nextOffset()).isEqualTo(8);
    }

    @Test
    void a_message_driven_again_takes_those_that_waited_behind_it_along() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        refuseAll();
        inbox.apply(batch(record(0, first), record(1, second)));
        long id = quarantine.list(0, 10).get(0).id();

        assertThat(quarantine.redrive(id)).hasValue(new Quarantine.Redriven(0, Optional.of("not before it is time")));
        assertThat(effects()).isEmpty();

        inbox.handle(Topic.REMOVAL_REQUESTS, this::insert);
        assertThat(quarantine.redrive(id)).hasValue(new Quarantine.Redriven(2, Optional.empty()));
        assertThat(effects()).containsExactlyInAnyOrder(first, second);
        assertThat(quarantine.list(0, 10)).isEmpty();
        assertThat(quarantine.redrive(id)).isEmpty();
    }

    @Test
    void a_message_that_nobody_needs_is_discarded_and_its_bytes_stay() {
        refuseAll();
        inbox.apply(batch(record(0, UUID.randomUUID())));
        long id = quarantine.list(0, 10).get(0).id();

        assertThat(quarantine.discard(id)).isTrue();

        assertThat(quarantine.discard(id)).isFalse();
        assertThat(quarantine.count("removal-requests")).isZero();
        assertThat(sql.list("select bytes from quarantine where settled = 'discarded'", row -> row.getBytes(1)))
                .hasSize(1);
    }

    private void refuseAll() {
        inbox.handle(Topic.REMOVAL_REQUESTS, events -> {
            throw new UnreadableEventException("not before it is time");
        });
    }
}
