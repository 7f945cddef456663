package org.rescind.notifier.copy;

/** How far an institution was notified of a dataset, and said that it received it. */
public record Channel(long notified, long acknowledged) {

    Channel notBeyond(long start) {
        return new Channel(Math.min(notified, start), Math.min(acknowledged, start));
    }

    Channel replayedFrom(long position) {
        return new Channel(Math.min(notified, position), acknowledged);
    }
}
