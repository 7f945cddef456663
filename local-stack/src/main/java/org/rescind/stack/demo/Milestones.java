package org.rescind.stack.demo;

import java.util.OptionalLong;
import java.util.TreeMap;

/** When which position was reached first. */
final class Milestones {
    private final TreeMap<Long, Long> nanosAt = new TreeMap<>();

    synchronized void reached(long position, long nanos) {
        nanosAt.merge(position, nanos, Math::min);
    }

    /** When this position or a later one was reached first. */
    synchronized OptionalLong at(long position) {
        return nanosAt.tailMap(position).values().stream()
                .mapToLong(Long::longValue)
                .min();
    }
}
