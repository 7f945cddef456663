package org.rescind.messaging;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells a skipped message from one that is not there. Offsets skip where a topic was compacted or its start has expired, and
 * also where a consumer goes on at its old position in a topic that was deleted and made again. So a skip is believed only
 * when reading again from the right place shows the same one.
 */
final class Gaps {

    /** @param firsts the offsets that came where {@code expected} was due */
    private record Place(UUID topicId, long expected, Set<Long> firsts) {

        boolean is(UUID otherTopicId, long otherExpected) {
            return topicId.equals(otherTopicId) && expected == otherExpected;
        }
    }

    private final Map<TopicPartition, Place> places = new HashMap<>();

    /** @param first the offset that came where {@code expected} was due */
    synchronized boolean isBelieved(UUID topicId, TopicPartition partition, long expected, long first) {
        if (first <= expected) {
            return true;
        }
        Place place = places.get(partition);
        if (place == null || !place.is(topicId, expected)) {
            place = new Place(topicId, expected, new HashSet<>());
            places.put(partition, place);
        }
        return !place.firsts().add(first);
    }
}
