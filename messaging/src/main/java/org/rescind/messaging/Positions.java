package org.rescind.messaging;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.rescind.events.Topic;
import org.rescind.messaging.Slice.Placed;

/** Whether what came is what is due: offsets may skip, and a topic may have been deleted and made again. */
@Singleton
class Positions {

    /** @param next the offset that is due */
    private record Place(UUID topicId, long next) {}

    private static final Logger LOG = Logger.getLogger(Positions.class);

    private final ConsumedTable consumed;
    private final TopicAdmin topics;
    private final Consumers consumers;
    private final Gaps gaps = new Gaps();

    Positions(ConsumedTable consumed, TopicAdmin topics, Consumers consumers) {
        this.consumed = consumed;
        this.topics = topics;
        this.consumers = consumers;
    }

    /** Those slices that can be applied. What may have been skipped before the others is read again, and they with it. */
    List<Placed> due(List<Slice> slices) {
        List<Placed> due = new ArrayList<>();
        for (Slice slice : slices) {
            Place place = place(slice);
            if (isDue(slice, place)) {
                due.add(new Placed(slice, place.topicId()));
            }
        }
        return due;
    }

    /** Offsets below what is stored are a repeat, or a topic that was deleted and made again: then its id is another. */
    private Place place(Slice slice) {
        TopicPartition partition = slice.partition();
        UUID known = topics.id(partition.topic());
        long next = next(known, partition);
        UUID id = slice.first() < next ? topics.lookUp(partition.topic()) : known;
        return new Place(id, id.equals(known) ? next : next(id, partition));
    }

    private long next(UUID topicId, TopicPartition partition) {
        return consumed.nextOffset(topicId, partition.partition()).orElse(0);
    }

    private boolean isDue(Slice slice, Place place) {
        TopicPartition partition = slice.partition();
        boolean believed = gaps.isBelieved(place.topicId(), partition, place.next(), slice.first());
        if (!believed) {
            LOG.infof("%s skips from offset %d to %d: reading again", partition, place.next(), slice.first());
            consumers.rewind(partition, place.topicId());
        } else if (slice.first() > place.next() && !isCompacted(partition.topic())) {
            LOG.errorf(
                    "%s has nothing from offset %d to %d any more: let the service that fills it publish it again",
                    partition, place.next(), slice.first());
        }
        return believed;
    }

    private static boolean isCompacted(String topic) {
        return Topic.named(topic).retention() == Topic.Retention.COMPACTED;
    }
}
