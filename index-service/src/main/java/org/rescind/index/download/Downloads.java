package org.rescind.index.download;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.UUID;
import org.rescind.index.dataset.ReleaseTable.Release;
import org.rescind.messaging.KillPoint;

/** Records copies before they are handed out. */
@ApplicationScoped
class Downloads {

    private final DownloadTable downloads;
    private final Event<CopyRecorded> recorded;
    private final InstantSource clock;

    Downloads(DownloadTable downloads, Event<CopyRecorded> recorded, InstantSource clock) {
        this.downloads = downloads;
        this.recorded = recorded;
        this.clock = clock;
    }

    /** @param position that the download reflects: what is removed later is told to the institution */
    @Transactional
    @KillPoint("download")
    void record(UUID institution, Release release, long position) {
        recorded.fire(new CopyRecorded());
        downloads.record(institution, release.id(), position, clock.instant());
    }
}
