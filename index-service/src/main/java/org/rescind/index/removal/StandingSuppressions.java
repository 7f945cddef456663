package org.rescind.index.removal;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What was asked for stays asked for: when records become visible or an alias known, the requests that they concern are
 * resolved again, in the same transaction, so that the order in which things arrive does not matter.
 */
@Singleton
public class StandingSuppressions {

    private final LockTable lock;
    private final SuppressionTable suppressions;
    private final RecognisedTable recognised;
    private final AliasTable aliases;
    private final ClaimTable claims;
    private final RequestTable requests;
    private final Resolution resolution;

    StandingSuppressions(
            LockTable lock,
            SuppressionTable suppressions,
            RecognisedTable recognised,
            AliasTable aliases,
            ClaimTable claims,
            RequestTable requests,
            Resolution resolution) {
        this.lock = lock;
        this.suppressions = suppressions;
        this.recognised = recognised;
        this.aliases = aliases;
        this.claims = claims;
        this.requests = requests;
        this.resolution = resolution;
    }

    /** The first step of a transaction that makes records visible. */
    public void lock() {
        lock.forVisibility();
    }

    /** The first step of a transaction during which no records may become visible. */
    public void lockAgainst() {
        lock.againstVisibility();
    }

    /** Waits for every resolution that is under way, and says when they had ended. */
    public Instant resolvedUntil() {
        lock.forVisibility();
        return recognised.now();
    }

    /**
     * Finds out what of an import is known, before anything is locked.
     *
     * @param rows the table that holds its rows
     * @param from {@link #resolvedUntil}, of a transaction before this one
     */
    public void recognise(int shelf, String rows, Instant from) {
        recognised.recognise(shelf, rows, from);
    }

    /** @param shelf of the import whose records have just become visible */
    public void applyToImport(int shelf) {
        recognised.showAccountPhotos(shelf);
        String[] learned = aliases.reveal(shelf).toArray(String[]::new);
        resolve(Stream.of(suppressions.concernedByImport(shelf), suppressions.concernedByAliases(learned))
                .flatMap(Stream::of)
                .distinct()
                .toArray(UUID[]::new));
        resolve(claims.claimSuppressed(shelf));
    }

    /** After the rows of what is removed are gone. */
    public void forgetRecognised(int shelf) {
        recognised.forget(shelf);
    }

    /** @param dataset it has just become published */
    public void applyToDataset(String dataset) {
        resolve(suppressions.concernedByDataset(dataset));
    }

    /** Learns whose aliases they are, and resolves what waited for that. */
    public void learn(List<Alias> learned) {
        lock.forVisibility();
        aliases.put(learned);
        resolve(suppressions.concernedByAliases(learned.stream()
                .flatMap(alias -> Stream.of(alias.alias(), alias.nsid()))
                .distinct()
                .toArray(String[]::new)));
    }

    private void resolve(UUID[] concerned) {
        resolution.resolve(requests.standing(concerned));
    }
}
