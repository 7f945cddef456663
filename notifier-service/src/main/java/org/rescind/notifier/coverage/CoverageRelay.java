package org.rescind.notifier.coverage;

import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.rescind.events.CoverageChanged;
import org.rescind.events.CoverageSummarised;
import org.rescind.events.Topic;
import org.rescind.messaging.EventSender;
import org.rescind.messaging.Loop;
import org.rescind.messaging.Relays;
import org.rescind.notifier.copy.CursorsMoved;
import org.rescind.notifier.log.LogApplied;

/** Tells the other services how far each institution and each dataset is. */
@Singleton
@Startup
class CoverageRelay {

    private static final int ROUND = 500;

    private final CoverageEventTable channels;
    private final SummaryTable summaries;
    private final EventSender sender;
    private final MutinyEmitter<byte[]> topic;
    private final Loop loop;

    CoverageRelay(
            CoverageEventTable channels,
            SummaryTable summaries,
            EventSender sender,
            @Channel("coverage-out") MutinyEmitter<byte[]> topic,
            Relays relays) {
        this.channels = channels;
        this.summaries = summaries;
        this.sender = sender;
        this.topic = topic;
        this.loop = relays.start(Topic.COVERAGE, this::publish, this::forget);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) CursorsMoved event) {
        loop.wake();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) LogApplied event) {
        loop.wake();
    }

    private void forget() {
        summaries.forgetPublished();
        channels.forgetPublished();
    }

    private boolean publish() {
        List<CoverageSummarised> datasets = summaries.unpublished(ROUND);
        sender.send(topic, datasets);
        summaries.published(datasets);
        List<CoverageChanged> institutions = channels.unpublished(ROUND);
        sender.send(topic, institutions);
        channels.published(institutions);
        return datasets.size() == ROUND || institutions.size() == ROUND;
    }
}
