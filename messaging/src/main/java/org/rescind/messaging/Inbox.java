package org.rescind.messaging;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.rescind.events.Event;
import org.rescind.events.Topic;
import org.rescind.messaging.Slice.Placed;

/**
 * Applies what was consumed exactly once: the effect, the offset and the quarantine commit together. A transient fault is
 * tried again for ever; a message that can never be applied is set aside, alone.
 */
@Singleton
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int LONGEST_SECONDS = 600;

    private final ConsumedTable consumed;
    private final QuarantineTable quarantine;
    private final TopicAdmin topics;
    private final Positions positions;
    private final EventCodec codec;
    private final KillPoints killPoints;
    private final Map<String, Consumer<List<Event>>> handlers = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    Inbox(
            ConsumedTable consumed,
            QuarantineTable quarantine,
            TopicAdmin topics,
            Positions positions,
            EventCodec codec,
            KillPoints killPoints) {
        this.consumed = consumed;
        this.quarantine = quarantine;
        this.topics = topics;
        this.positions = positions;
        this.codec = codec;
        this.killPoints = killPoints;
    }

    /**
     * Says how the events of a topic are applied.
     *
     * @param handler called within the transaction with events, those of a partition in order; it throws
     *     {@link UnreadableEventException} for what can never be applied
     */
    public void handle(Topic topic, Consumer<List<Event>> handler) {
        handlers.put(topic.topicName(), handler);
    }

    /** Applies a batch of one topic in one transaction, and returns when all of it is done. */
    public void apply(ConsumerRecords<String, byte[]> batch) {
        List<Slice> slices = batch.partitions().stream()
                .sorted(Comparator.comparing(TopicPartition::partition))
                .map(partition -> new Slice(partition, batch.records(partition)))
                .toList();
        if (!slices.isEmpty()) {
            applyUntilDone(slices, handler(slices.get(0).partition().topic()));
        }
    }

    Set<String> topics() {
        return handlers.keySet();
    }

    /** Applies one event alone, in the caller's transaction. */
    void applyAlone(String topic, Event event) {
        handler(topic).accept(List.of(event));
    }

    private Consumer<List<Event>> handler(String topic) {
        Consumer<List<Event>> handler = handlers.get(topic);
        if (handler == null) {
            throw new IllegalStateException("nothing here applies what is on " + topic);
        }
        return handler;
    }

    private void applyUntilDone(List<Slice> slices, Consumer<List<Event>> handler) {
        for (int failures = 0; !stopping; failures++) {
            try {
                List<Placed> placed = positions.due(slices);
                QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).run(() -> applyOnce(placed, handler));
                return;
            } catch (RuntimeException e) {
                if (blamesTheInput(e)) {
                    applyApart(slices, handler, e);
                    return;
                }
                if (failures == 0) {
                    LOG.errorf(e, "cannot apply %s; trying until it works", slices);
                }
                pause(failures);
            }
        }
        throw new IllegalStateException("stopped before " + slices + " were applied");
    }

    /** Each partition alone, then each message alone, to find the one that is to blame. */
    private void applyApart(List<Slice> slices, Consumer<List<Event>> handler, RuntimeException blame) {
        if (slices.size() > 1) {
            slices.forEach(slice -> applyUntilDone(List.of(slice), handler));
            return;
        }
        Slice slice = slices.get(0);
        if (slice.records().size() > 1) {
            slice.alone().forEach(one -> applyUntilDone(List.of(one), handler));
            return;
        }
        ConsumerRecord<String, byte[]> record = slice.records().get(0);
        applyUntilDone(slices, events -> setAside(topics.id(slice.partition().topic()), record, reason(blame)));
    }

    private void applyOnce(List<Placed> placed, Consumer<List<Event>> handler) {
        if (placed.isEmpty()) {
            return;
        }
        killPoints.aroundCommit("inbox." + placed.get(0).slice().partition().topic());
        List<OptionalLong> nexts = placed.stream()
                .map(one -> consumed.lockedNextOffset(
                        one.topicId(), one.slice().partition().partition()))
                .toList();
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < placed.size(); i++) {
            events.addAll(events(placed.get(i), nexts.get(i).orElse(0)));
        }
        if (!events.isEmpty()) {
            handler.accept(events);
        }
        for (int i = 0; i < placed.size(); i++) {
            advance(placed.get(i), nexts.get(i));
        }
    }

    private List<Event> events(Placed placed, long next) {
        List<Event> events = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : placed.slice().records()) {
            if (record.offset() < next) {
                continue;
            }
            try {
                events.add(ReceivedEvent.read(codec, record));
            } catch (UnreadableEventException e) {
                setAside(placed.topicId(), record, e.reason());
            }
        }
        return events;
    }

    private void setAside(UUID topicId, ConsumerRecord<String, byte[]> record, String reason) {
        LOG.errorf("quarantined %s-%d offset %d: %s", record.topic(), record.partition(), record.offset(), reason);
        quarantine.insert(topicId, record, reason);
    }

    private void advance(Placed placed, OptionalLong from) {
        TopicPartition partition = placed.slice().partition();
        long to = placed.slice().end();
        if (to > from.orElse(-1) && !consumed.advance(placed.topicId(), partition.partition(), from, to)) {
            throw new IllegalStateException("another consumer has moved " + partition);
        }
    }

    static boolean blamesTheInput(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableEventException
                    || (cause instanceof DatabaseException database && database.isCausedByTheInput())) {
                return true;
            }
        }
        return false;
    }

    static String reason(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableEventException unreadable) {
                return unreadable.reason();
            }
        }
        return "the database refused it";
    }

    private static void pause(int failures) {
        long millis = Math.min(LONGEST_PAUSE.toMillis(), 50L << Math.min(failures, 10));
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }
}
