package org.rescind.index.removal;

import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.rescind.events.RemovalEntry;
import org.rescind.events.RemovalsAppended;
import org.rescind.events.Topic;
import org.rescind.messaging.EventCodec;
import org.rescind.messaging.EventSender;
import org.rescind.messaging.Loop;
import org.rescind.messaging.Relays;

/** Publishes every removal log in order. The log table is its own outbox: the next entry is the one after the last published. */
@Startup
@Singleton
class LogRelay {

    private static final int MOST_ENTRIES = 1_000;
    /** Leaves room for the event around the entries. */
    private static final int MOST_BYTES = Topic.MAX_MESSAGE_BYTES - 1_024;

    private final RemovalTable log;
    private final EventCodec codec;
    private final EventSender sender;
    private final MutinyEmitter<byte[]> channel;
    private final Loop loop;

    LogRelay(
            RemovalTable log,
            EventCodec codec,
            EventSender sender,
            @Channel("removal-log-out") MutinyEmitter<byte[]> channel,
            Relays relays) {
        this.log = log;
        this.codec = codec;
        this.sender = sender;
        this.channel = channel;
        this.loop = relays.start(Topic.REMOVAL_LOG, this::publish, log::forgetPublished);
    }

    private boolean publish() {
        List<RemovalTable.Behind> behind = log.behind();
        for (RemovalTable.Behind dataset : behind) {
            RemovalsAppended next = next(dataset);
            sender.send(channel, List.of(next));
            log.published(next.dataset(), next.last());
        }
        return !behind.isEmpty();
    }

    private RemovalsAppended next(RemovalTable.Behind dataset) {
        List<String> canonical = log.entriesAfter(dataset.dataset(), dataset.published(), MOST_ENTRIES);
        List<RemovalEntry> entries = canonical.subList(0, fitting(canonical)).stream()
                .map(codec::readEntry)
                .toList();
        long first = dataset.published() + 1;
        return new RemovalsAppended(dataset.dataset(), first, dataset.published() + entries.size(), entries);
    }

    private static int fitting(List<String> entries) {
        int bytes = 0;
        for (int i = 0; i < entries.size(); i++) {
            bytes += entries.get(i).getBytes(StandardCharsets.UTF_8).length + 1;
            if (bytes > MOST_BYTES) {
                return i;
            }
        }
        return entries.size();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) LogAppended appended) {
        loop.wake();
    }
}
