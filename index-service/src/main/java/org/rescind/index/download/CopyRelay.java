package org.rescind.index.download;

import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.rescind.events.CopyDownloaded;
import org.rescind.events.Topic;
import org.rescind.messaging.EventSender;
import org.rescind.messaging.Loop;
import org.rescind.messaging.Relays;

/** Tells notifier who downloaded what. */
@Startup
@Singleton
class CopyRelay {

    private static final int MOST = 500;

    private final DownloadTable downloads;
    private final EventSender sender;
    private final MutinyEmitter<byte[]> channel;
    private final Loop loop;

    CopyRelay(
            DownloadTable downloads,
            EventSender sender,
            @Channel("copies-out") MutinyEmitter<byte[]> channel,
            Relays relays) {
        this.downloads = downloads;
        this.sender = sender;
        this.channel = channel;
        this.loop = relays.start(Topic.COPIES, this::publish, downloads::forgetPublished);
    }

    private boolean publish() {
        List<DownloadTable.Unpublished> copies = downloads.unpublished(MOST);
        sender.send(channel, copies.stream().map(CopyRelay::event).toList());
        copies.forEach(downloads::published);
        return !copies.isEmpty();
    }

    private static CopyDownloaded event(DownloadTable.Unpublished copy) {
        return new CopyDownloaded(
                copy.institution(), copy.dataset(), copy.release(), copy.position(), copy.downloadedAt());
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) CopyRecorded recorded) {
        loop.wake();
    }
}
