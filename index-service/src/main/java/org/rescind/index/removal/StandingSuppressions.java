package org.rescind.index.removal;

import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * What was asked for stays asked for: when records become visible, the requests that they concern are resolved again, in
 * the same transaction, so that the order in which things arrive does not matter.
 */
@Singleton
public class StandingSuppressions {

    private final LockTable lock;
    private final SuppressionTable suppressions;
    private final RequestTable requests;
    private final Resolution resolution;

    StandingSuppressions(LockTable lock, SuppressionTable suppressions, RequestTable requests, Resolution resolution) {
        this.lock = lock;
        this.suppressions = suppressions;
        this.requests = requests;
        this.resolution = resolution;
    }

    /** The first step of a transaction that makes records visible. */
    public void lock() {
        lock.forVisibility();
    }

    /** @param shelf of the import whose records have just become visible */
    public void applyToImport(int shelf) {
        resolve(suppressions.concernedByImport(shelf));
    }

    /** @param dataset it has just become published */
    public void applyToDataset(String dataset) {
        resolve(suppressions.concernedByDataset(dataset));
    }

    private void resolve(UUID[] concerned) {
        resolution.resolve(requests.standing(concerned));
    }
}
