package org.rescind.index.dataset;

import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.rescind.events.DatasetChanged;
import org.rescind.events.Topic;
import org.rescind.index.removal.LogAppended;
import org.rescind.messaging.EventSender;
import org.rescind.messaging.Loop;
import org.rescind.messaging.Relays;

/** Tells the topic {@code datasets} how each dataset now is. */
@Startup
@Singleton
class DatasetRelay {

    private final DatasetTable table;
    private final Datasets datasets;
    private final EventSender sender;
    private final MutinyEmitter<byte[]> channel;
    private final Loop loop;

    DatasetRelay(
            DatasetTable table,
            Datasets datasets,
            EventSender sender,
            @Channel("datasets-out") MutinyEmitter<byte[]> channel,
            Relays relays) {
        this.table = table;
        this.datasets = datasets;
        this.sender = sender;
        this.channel = channel;
        this.loop = relays.start(Topic.DATASETS, this::publish, table::forgetPublished);
    }

    private boolean publish() {
        List<DatasetTable.Unpublished> unpublished = table.unpublished();
        sender.send(channel, unpublished.stream().map(this::event).toList());
        unpublished.forEach(dataset -> table.published(dataset.name(), dataset.version()));
        return !unpublished.isEmpty();
    }

    /** Read after its version, so that it is never older than the version says. */
    private DatasetChanged event(DatasetTable.Unpublished unpublished) {
        DatasetView view = datasets.view(unpublished.name());
        return new DatasetChanged(
                view.name(),
                view.title(),
                view.derivedFrom(),
                view.published(),
                view.head(),
                view.releases().stream()
                        .map(release ->
                                new DatasetChanged.Release(release.release(), release.publishedOn(), release.sealed()))
                        .toList(),
                unpublished.version());
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Datasets.Changed changed) {
        loop.wake();
    }

    void wakeOnAppend(@Observes(during = TransactionPhase.AFTER_SUCCESS) LogAppended appended) {
        loop.wake();
    }
}
