package org.rescind.index.manifest;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.index.dataset.ReleaseChanged;
import org.rescind.index.dataset.ReleaseTable;
import org.rescind.index.dataset.ReleaseTable.Release;
import org.rescind.index.erasure.Erasure;
import org.rescind.index.manifest.ImportTable.Import;
import org.rescind.index.removal.StandingSuppressions;
import org.rescind.messaging.KillPoint;
import org.rescind.web.Problem;

/** The steps of an import, each one transaction. */
@ApplicationScoped
class Imports {

    /** Building the indexes of a hundred million rows takes its time. */
    private static final int LONGEST_SECONDS = 6 * 60 * 60;

    private final ImportTable imports;
    private final RecordTable records;
    private final QuarantinedRowTable quarantine;
    private final ReleaseTable releases;
    private final StandingSuppressions suppressions;
    private final Erasure erasure;
    private final Event<ReleaseChanged> changes;

    Imports(
            ImportTable imports,
            RecordTable records,
            QuarantinedRowTable quarantine,
            ReleaseTable releases,
            StandingSuppressions suppressions,
            Erasure erasure,
            Event<ReleaseChanged> changes) {
        this.imports = imports;
        this.records = records;
        this.quarantine = quarantine;
        this.releases = releases;
        this.suppressions = suppressions;
        this.erasure = erasure;
        this.changes = changes;
    }

    /** A new import, or one of the same id that failed and goes on after what is stored. */
    @Transactional
    Import start(UUID id, String dataset, String releaseName, Layout layout, @Nullable Long totalBytes) {
        Release release = releases.lock(dataset, releaseName)
                .orElseThrow(
                        () -> Problem.NOT_FOUND.with("There is no release " + releaseName + " of " + dataset + "."));
        if (release.sealed()) {
            throw Problem.CONFLICT.with("The release is sealed: its imports have ended. Make a new release.");
        }
        imports.failLost(release.id());
        Optional<Import> known = imports.find(id);
        return known.isPresent() ? again(known.get(), release, layout) : begin(id, release, layout, totalBytes);
    }

    private Import begin(UUID id, Release release, Layout layout, @Nullable Long totalBytes) {
        if (!imports.start(id, release.id(), layout, totalBytes)) {
            throw underWay();
        }
        Import begun = imports.find(id).orElseThrow();
        records.create(begun.part());
        return begun;
    }

    /** What has ended well is not begun again: perhaps only its answer was lost. */
    private Import again(Import known, Release release, Layout layout) {
        if (known.release() != release.id() || !known.format().equals(layout.name())) {
            throw Problem.CONFLICT.with("This id has been used for an import of the format %s into a release of %s."
                    .formatted(known.format(), known.dataset()));
        }
        if (known.isStored()) {
            return known;
        }
        if (!imports.resume(known.id(), release.id())) {
            throw underWay();
        }
        return imports.find(known.id()).orElseThrow();
    }

    private static RuntimeException underWay() {
        return Problem.CONFLICT.with("An import into this release is under way.");
    }

    @Transactional
    @KillPoint("import.store")
    void store(Import which, Batch batch, long receivedBytes) {
        if (!imports.stored(
                which, batch.lastLine(), batch.records().rows(), batch.refused().size(), receivedBytes)) {
            throw superseded();
        }
        records.copy(which.part(), batch.records());
        quarantine.insert(which.part(), batch.refused());
    }

    @Transactional
    @KillPoint("import.received")
    void received(Import which, Frame frame) {
        if (!imports.received(which, frame)) {
            throw superseded();
        }
    }

    private static RuntimeException superseded() {
        return Problem.CONFLICT.with("The file is being sent again under this id, so this sending of it has ended.");
    }

    /** What is stored stays stored, and is skipped when the file is sent again. */
    @Transactional
    void failed(Import which, String error) {
        imports.failed(which, error);
    }

    /** What is stored is not to be trusted. */
    @Transactional
    void rejected(Import which, String error) {
        if (imports.failed(which, error)) {
            records.clear(which.part());
            quarantine.clear(which.part());
            imports.forget(which.id());
        }
    }

    @Transactional
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    int settle(Import which, Instant resolvedUntil) {
        int shelf = records.settle(which.part(), which.loaded());
        suppressions.recognise(shelf, RecordTable.holding(shelf), resolvedUntil);
        return shelf;
    }

    @Transactional
    Instant resolvedUntil() {
        return suppressions.resolvedUntil();
    }

    /** Rows become visible, standing suppressions are applied, and what is removed is deleted: all of it or nothing. */
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    @KillPoint("import.complete")
    void complete(Import which, int shelf) {
        suppressions.lock();
        records.attach(shelf);
        imports.visible(which.id(), shelf);
        suppressions.applyToImport(shelf);
        imports.completed(which.id(), erasure.eraseRemoved(shelf));
        suppressions.forgetRecognised(shelf);
        changes.fire(new ReleaseChanged(which.dataset()));
    }

    List<Import> loading() {
        return imports.loading();
    }
}
