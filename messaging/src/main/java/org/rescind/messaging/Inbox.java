package org.rescind.messaging;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
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

/**
 * Applies what was consumed exactly once: the effect, the offset and the quarantine commit together. A transient fault is
 * tried again for ever; a message that can never be applied is set aside, alone.
 */
@Singleton
public class Inbox {

    /**
     * Where a partition is read.
     *
     * @param next the offset that is due
     */
    private record Place(UUID topicId, long next) {}

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int LONGEST_SECONDS = 600;

    private final ConsumedTable consumed;
    private final QuarantineTable quarantine;
    private final TopicAdmin topics;
    private final Consumers consumers;
    private final EventCodec codec;
    private final KillPoints killPoints;
    private final Gaps gaps = new Gaps();
    private final Map<String, Consumer<List<Event>>> handlers = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    Inbox(
            ConsumedTable consumed,
            QuarantineTable quarantine,
            TopicAdmin topics,
            Consumers consumers,
            EventCodec codec,
            KillPoints killPoints) {
        this.consumed = consumed;
        this.quarantine = quarantine;
        this.topics = topics;
        this.consumers = consumers;
        this.codec = codec;
        this.killPoints = killPoints;
    }

    /**
     * Says how the events of a topic are applied.
     *
     * @param handler called within the transaction with the events of one partition in order; it throws
     *     {@link UnreadableEventException} for what can never be applied
     */
    public void handle(Topic topic, Consumer<List<Event>> handler) {
        handlers.put(topic.topicName(), handler);
    }

    /** Applies a batch, partition by partition, each in one transaction, and returns when all of it is done. */
    public void apply(ConsumerRecords<String, byte[]> batch) {
        for (TopicPartition partition : batch.partitions()) {
            applyUntilDone(partition, batch.records(partition), handler(partition.topic()));
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

    private void applyUntilDone(
            TopicPartition partition, List<ConsumerRecord<String, byte[]>> records, Consumer<List<Event>> handler) {
        for (int failures = 0; !stopping; failures++) {
            try {
                Place place = place(partition, records.get(0).offset());
                if (isRight(place, partition, records.get(0).offset())) {
                    QuarkusTransaction.requiringNew()
                            .timeout(LONGEST_SECONDS)
                            .run(() -> applyOnce(place.topicId(), partition, records, handler));
                }
                return;
            } catch (RuntimeException e) {
                if (blamesTheInput(e) && records.size() > 1) {
                    records.forEach(record -> applyUntilDone(partition, List.of(record), handler));
                    return;
                }
                if (blamesTheInput(e)) {
                    setAsideUntilDone(partition, records.get(0), reason(e));
                    return;
                }
                if (failures == 0) {
                    LOG.errorf(
                            e,
                            "cannot apply %s from offset %d; trying until it works",
                            partition,
                            records.get(0).offset());
                }
                pause(failures);
            }
        }
        throw new IllegalStateException("stopped before " + partition + " was applied");
    }

    /** Offsets below what is stored are a repeat, or a topic that was deleted and made again: then its id is another. */
    private Place place(TopicPartition partition, long first) {
        UUID known = topics.id(partition.topic());
        long next = next(known, partition);
        UUID id = first < next ? topics.lookUp(partition.topic()) : known;
        return new Place(id, id.equals(known) ? next : next(id, partition));
    }

    private long next(UUID topicId, TopicPartition partition) {
        return consumed.nextOffset(topicId, partition.partition()).orElse(0);
    }

    /** False when messages may have been skipped: then they are read again, and this batch with them. */
    private boolean isRight(Place place, TopicPartition partition, long first) {
        boolean believed = gaps.isBelieved(place.topicId(), partition, place.next(), first);
        if (!believed) {
            LOG.infof("%s skips from offset %d to %d: reading again", partition, place.next(), first);
            consumers.rewind(partition, place.topicId());
        } else if (first > place.next() && !compacted(partition.topic())) {
            LOG.errorf(
                    "%s has nothing from offset %d to %d any more: let the service that fills it publish it again",
                    partition, place.next(), first);
        }
        return believed;
    }

    private static boolean compacted(String topic) {
        return Topic.named(topic).retention() == Topic.Retention.COMPACTED;
    }

    private void applyOnce(
            UUID topicId,
            TopicPartition partition,
            List<ConsumerRecord<String, byte[]>> records,
            Consumer<List<Event>> handler) {
        killPoints.aroundCommit("inbox." + partition.topic());
        OptionalLong next = consumed.lockedNextOffset(topicId, partition.partition());
        List<Event> events = new ArrayList<>(records.size());
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.offset() < next.orElse(0)) {
                continue;
            }
            try {
                events.add(ReceivedEvent.read(codec, record));
            } catch (UnreadableEventException e) {
                setAside(topicId, record, e.reason());
            }
        }
        if (!events.isEmpty()) {
            handler.accept(events);
        }
        advance(topicId, partition, next, records.get(records.size() - 1).offset() + 1);
    }

    private void setAsideUntilDone(TopicPartition partition, ConsumerRecord<String, byte[]> record, String reason) {
        applyUntilDone(partition, List.of(record), events -> setAside(topics.id(partition.topic()), record, reason));
    }

    private void setAside(UUID topicId, ConsumerRecord<String, byte[]> record, String reason) {
        LOG.errorf("quarantined %s-%d offset %d: %s", record.topic(), record.partition(), record.offset(), reason);
        quarantine.insert(topicId, record, reason);
    }

    private void advance(UUID topicId, TopicPartition partition, OptionalLong from, long to) {
        if (to > from.orElse(-1) && !consumed.advance(topicId, partition.partition(), from, to)) {
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
