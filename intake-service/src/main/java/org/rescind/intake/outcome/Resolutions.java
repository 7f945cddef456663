package org.rescind.intake.outcome;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.rescind.events.RequestResolved;
import org.rescind.intake.coverage.ClosingDue;
import org.rescind.intake.request.Positions;
import org.rescind.intake.request.RemovalRequest;
import org.rescind.intake.request.Resolution;
import org.rescind.intake.request.Tally;
import org.rescind.intake.request.Totals;
import org.rescind.intake.request.Withdrawal;

/** Applies whole outcomes, all of a batch together. */
@Singleton
class Resolutions {

    private static final Logger LOG = Logger.getLogger(Resolutions.class);

    private final ReferenceOutcomeTable references;
    private final RequestDatasetTable datasets;
    private final InstantSource clock;
    private final Event<ClosingDue> closingDue;

    Resolutions(
            ReferenceOutcomeTable references,
            RequestDatasetTable datasets,
            InstantSource clock,
            Event<ClosingDue> closingDue) {
        this.references = references;
        this.datasets = datasets;
        this.clock = clock;
        this.closingDue = closingDue;
    }

    void apply(List<RequestResolved> outcomes) {
        List<News<RequestResolved>> news =
                News.of(outcomes, RequestResolved::request, RequestResolved::revision).stream()
                        .filter(one -> one.request().isNews(one.event().revision()))
                        .toList();
        if (!news.isEmpty()) {
            applyAll(news);
            closingDue.fire(new ClosingDue());
        }
    }

    private void applyAll(List<News<RequestResolved>> news) {
        List<RequestResolved> events = news.stream().map(News::event).toList();
        Map<UUID, Positions> positions = datasets.replace(events);
        references.update(events);
        Map<UUID, Tally> tallies =
                references.tally(events.stream().map(RequestResolved::request).toList());
        Instant now = clock.instant();
        for (News<RequestResolved> one : news) {
            UUID id = one.request().id();
            Tally tally = requireNonNull(tallies.get(id));
            one.request().resolve(resolution(one.event(), tally, requireNonNull(positions.get(id))), now);
            report(one.request(), tally);
        }
    }

    private static Resolution resolution(RequestResolved news, Tally tally, Positions positions) {
        RequestResolved.Totals t = news.totals();
        Withdrawal withdrawal = news.withdrawal() == null
                ? null
                : Withdrawal.valueOf(news.withdrawal().name());
        return new Resolution(
                news.revision(),
                new Totals(t.photosClaimed(), t.removed(), t.alreadyRemoved(), t.notFound(), t.refused()),
                tally,
                positions,
                withdrawal);
    }

    private static void report(RemovalRequest request, Tally tally) {
        LOG.infof("case %s is resolved: %s", request.id(), request.status());
        if (!request.totals().addUp()) {
            LOG.errorf("case %s does not add up: %s", request.id(), request.totals());
        }
        if (tally.unsettled() > 0 && request.withdrawal() != Withdrawal.DONE) {
            LOG.errorf("case %s has %d references without an outcome", request.id(), tally.unsettled());
        }
    }
}
