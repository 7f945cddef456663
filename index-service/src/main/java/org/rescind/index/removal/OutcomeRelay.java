package org.rescind.index.removal;

import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.rescind.events.Event;
import org.rescind.events.RequestHeld;
import org.rescind.events.RequestResolved;
import org.rescind.events.Topic;
import org.rescind.messaging.EventSender;
import org.rescind.messaging.Loop;
import org.rescind.messaging.Relays;

/** Tells what became of each request; a revision with many references goes out in parts. */
@Startup
@Singleton
class OutcomeRelay {

    private static final int MOST_REQUESTS = 100;
    private static final int REFERENCES_A_PART = 1_000;

    private final OutcomeTable outcomes;
    private final HoldTable holds;
    private final EventSender sender;
    private final MutinyEmitter<byte[]> channel;
    private final Loop loop;

    OutcomeRelay(
            OutcomeTable outcomes,
            HoldTable holds,
            EventSender sender,
            @Channel("request-outcomes-out") MutinyEmitter<byte[]> channel,
            Relays relays) {
        this.outcomes = outcomes;
        this.holds = holds;
        this.sender = sender;
        this.channel = channel;
        this.loop = relays.start(Topic.REQUEST_OUTCOMES, this::publish, outcomes::forgetPublished);
    }

    private boolean publish() {
        List<OutcomeTable.Unpublished> unpublished = outcomes.unpublished(MOST_REQUESTS);
        List<Event> events = new ArrayList<>();
        unpublished.forEach(request -> events.addAll(events(request)));
        sender.send(channel, events);
        unpublished.forEach(request -> outcomes.published(request.request(), request.revision()));
        return !unpublished.isEmpty();
    }

    private List<? extends Event> events(OutcomeTable.Unpublished request) {
        if (!request.state().equals("held")) {
            return resolved(request);
        }
        List<RequestHeld.Dataset> datasets = holds.held(request.request());
        int photos =
                datasets.stream().mapToInt(RequestHeld.Dataset::photos).max().orElse(0);
        return List.of(new RequestHeld(request.request(), request.revision(), photos, datasets));
    }

    private List<RequestResolved> resolved(OutcomeTable.Unpublished request) {
        List<RequestResolved.Reference> references = outcomes.references(request.request());
        List<RequestResolved.Dataset> datasets = outcomes.datasets(request.request());
        int parts = Math.max(1, (references.size() + REFERENCES_A_PART - 1) / REFERENCES_A_PART);
        List<RequestResolved> events = new ArrayList<>(parts);
        for (int part = 1; part <= parts; part++) {
            int from = (part - 1) * REFERENCES_A_PART;
            int to = Math.min(references.size(), from + REFERENCES_A_PART);
            events.add(new RequestResolved(
                    request.request(),
                    request.revision(),
                    part,
                    parts,
                    references.subList(from, to),
                    datasets,
                    request.totals(),
                    request.withdrawal()));
        }
        return events;
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutcomesChanged changed) {
        loop.wake();
    }
}
