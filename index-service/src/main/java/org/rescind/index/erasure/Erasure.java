package org.rescind.index.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.rescind.index.erasure.ErasureTable.Due;
import org.rescind.index.removal.StandingSuppressions;
import org.rescind.messaging.KillPoint;

/** Erases the records of removed photos: of each log a cursor says how far that has come. */
@ApplicationScoped
public class Erasure {

    /** Entries in one transaction. */
    private static final int BATCH = 500;

    private final ErasureTable table;
    private final StandingSuppressions suppressions;

    Erasure(ErasureTable table, StandingSuppressions suppressions) {
        this.table = table;
        this.suppressions = suppressions;
    }

    /** What was removed before that time and still has records. */
    @Transactional
    List<Due> due(Instant before) {
        return table.due(before, BATCH);
    }

    @Transactional
    @KillPoint("erase")
    void erase(Due due) {
        suppressions.lockAgainst();
        if (table.awaitsImport()) {
            return;
        }
        table.lock(due);
        String[] photos = table.photos(due);
        table.remember(photos);
        table.erase(due.dataset(), photos);
        table.eraseFromBases(photos);
        table.hideAccountPhotos(photos);
        table.erased(due);
    }

    /** Takes part in the transaction that makes an import visible: what is removed is not shown again. Returns how many rows. */
    public long eraseRemoved(int shelf) {
        String[] photos = table.removed(shelf);
        if (photos.length == 0) {
            return 0;
        }
        table.remember(photos);
        long rows = table.erase(shelf, photos);
        table.hideAccountPhotos(photos);
        return rows;
    }
}
