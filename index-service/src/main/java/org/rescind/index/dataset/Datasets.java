package org.rescind.index.dataset;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescind.index.removal.StandingSuppressions;
import org.rescind.web.Problem;

/** Changes to datasets and releases, each in one transaction. */
@ApplicationScoped
class Datasets {

    private static final int LONGEST_SECONDS = 60 * 60;

    /** A dataset or one of its releases has changed. */
    record Changed(String dataset) {}

    private final DatasetTable table;
    private final ReleaseTable releases;
    private final StandingSuppressions suppressions;
    private final EntityManager entities;
    private final Event<Changed> changes;
    private final InstantSource clock;

    Datasets(
            DatasetTable table,
            ReleaseTable releases,
            StandingSuppressions suppressions,
            EntityManager entities,
            Event<Changed> changes,
            InstantSource clock) {
        this.table = table;
        this.releases = releases;
        this.suppressions = suppressions;
        this.entities = entities;
        this.changes = changes;
        this.clock = clock;
    }

    /** True when it is new. Of a base that becomes published every photo is compared with what was asked for. */
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    boolean put(String name, String title, @Nullable String derivedFrom, boolean published) {
        Dataset known = Dataset.findById(name);
        if (known != null && known.published && !published) {
            throw Problem.CONFLICT.with("A published dataset stays published: institutions hold copies of it.");
        }
        boolean becomesPublished = published && known != null && !known.published;
        if (becomesPublished) {
            suppressions.lock();
        }
        Dataset dataset = known == null ? Dataset.named(name) : known;
        dataset.title = title;
        dataset.derivedFrom = derivedFrom;
        dataset.published = published;
        dataset.persist();
        entities.flush();
        if (becomesPublished) {
            suppressions.applyToDataset(name);
        }
        announce(name);
        return known == null;
    }

    /** True when it is new. */
    @Transactional
    boolean putRelease(String name, String release, @Nullable LocalDate publishedOn) {
        existing(name);
        boolean isNew = releases.put(name, release, publishedOn);
        announce(name);
        return isNew;
    }

    @Transactional
    void seal(String name, String release) {
        if (!releases.seal(existingRelease(name, release).id(), clock.instant())) {
            throw Problem.CONFLICT.with("An import into this release is under way. Seal it when that has ended.");
        }
        announce(name);
    }

    @Transactional
    List<DatasetView> list(String after, int limit) {
        return Dataset.<Dataset>find("name > ?1 order by name", after).page(0, limit).stream()
                .map(this::view)
                .toList();
    }

    @Transactional
    DatasetView view(String name) {
        return view(existing(name));
    }

    ReleaseTable.Release existingRelease(String name, String release) {
        return releases.find(name, release)
                .orElseThrow(() -> Problem.NOT_FOUND.with("There is no release " + release + " of " + name + "."));
    }

    private static Dataset existing(String name) {
        return Dataset.<Dataset>findByIdOptional(name)
                .orElseThrow(() -> Problem.NOT_FOUND.with("There is no dataset " + name + "."));
    }

    private DatasetView view(Dataset dataset) {
        return DatasetView.of(dataset, releases.of(dataset.name));
    }

    void onReleaseChanged(@Observes ReleaseChanged changed) {
        announce(changed.dataset());
    }

    private void announce(String name) {
        table.changed(name);
        changes.fire(new Changed(name));
    }
}
