package org.rescind.intake.coverage;

import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rescind.events.CoverageChanged;
import org.rescind.events.CoverageSummarised;
import org.rescind.events.Event;
import org.rescind.events.Topic;
import org.rescind.messaging.Inbox;

/** Hears how far each institution is. */
@Startup
@ApplicationScoped
class CoverageConsumer {

    private final Inbox inbox;
    private final CopyTable copies;
    private final DatasetSummaryTable summaries;
    private final jakarta.enterprise.event.Event<ClosingDue> closingDue;

    CoverageConsumer(
            Inbox inbox,
            CopyTable copies,
            DatasetSummaryTable summaries,
            jakarta.enterprise.event.Event<ClosingDue> closingDue) {
        this.inbox = inbox;
        this.copies = copies;
        this.summaries = summaries;
        this.closingDue = closingDue;
        inbox.handle(Topic.COVERAGE, this::apply);
    }

    @Incoming("coverage")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        inbox.apply(batch);
    }

    private void apply(List<Event> events) {
        copies.replace(Events.ofType(CoverageChanged.class, events));
        summaries.upsert(Events.ofType(CoverageSummarised.class, events));
        closingDue.fire(new ClosingDue());
    }
}
