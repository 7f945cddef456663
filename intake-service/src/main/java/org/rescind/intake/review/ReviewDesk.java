package org.rescind.intake.review;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.rescind.events.ReviewDecided;
import org.rescind.intake.request.Phase;
import org.rescind.intake.request.RemovalRequest;
import org.rescind.intake.request.RequestChanged;
import org.rescind.web.Problem;

/** Where decisions are taken, one at a time for each request. */
@ApplicationScoped
class ReviewDesk {

    /** @param waitsForAnother whether another reviewer has to accept it too */
    record Decided(RemovalRequest request, boolean waitsForAnother) {}

    private static final Logger LOG = Logger.getLogger(ReviewDesk.class);

    private final HoldTable holds;
    private final ReviewTable reviews;
    private final AppealTable appeals;
    private final InstantSource clock;
    private final Event<RequestChanged> changed;

    ReviewDesk(
            HoldTable holds,
            ReviewTable reviews,
            AppealTable appeals,
            InstantSource clock,
            Event<RequestChanged> changed) {
        this.holds = holds;
        this.reviews = reviews;
        this.appeals = appeals;
        this.clock = clock;
        this.changed = changed;
    }

    /** @param reviewer who decides, by the name of the token or of the account */
    @Transactional
    Decided decide(UUID id, Verdict verdict, String reviewer) {
        RemovalRequest request = RemovalRequest.lock(id).orElseThrow(ReviewResource::notFound);
        Instant now = clock.instant();
        boolean first = verdict.decision() == Verdict.Kind.ACCEPT && isFirstOfTwo(request, reviewer);
        String decision = first ? "first_accept" : verdict.decision().wireName;
        if (!first) {
            take(request, verdict.decision(), now);
        }
        UUID review = reviews.insert(id, decision, verdict, reviewer, now);
        if (!first && verdict.decision() != Verdict.Kind.EXTEND) {
            appeals.answer(id, review);
        }
        changed.fire(new RequestChanged());
        LOG.infof("case %s: reviewer decided %s", id, decision);
        return new Decided(request, first);
    }

    private void take(RemovalRequest request, Verdict.Kind decision, Instant now) {
        switch (decision) {
            case EXTEND -> extend(request, now);
            case UPHOLD -> requireAppeal(request);
            case REFUSE -> refuse(request, now);
            case ACCEPT -> request.decide(ReviewDecided.Decision.ACCEPT, now);
        }
    }

    /** What very many photos depend on is not for one person to accept; one is enough to refuse. */
    private boolean isFirstOfTwo(RemovalRequest request, String reviewer) {
        requireQueued(request);
        HeldRequest held = holds.find(request.id()).orElseThrow(ReviewDesk::notUnderReview);
        if (!held.needsTwo()) {
            return false;
        }
        HeldRequest.FirstAccept earlier = held.firstAccept();
        if (earlier == null) {
            return true;
        }
        if (reviewer.equals(earlier.reviewer())) {
            throw Problem.CONFLICT.with(
                    "You have accepted this request. It is so large that another reviewer has to" + " accept it too.");
        }
        return false;
    }

    private static void extend(RemovalRequest request, Instant now) {
        if (!request.mayBeExtended(now)) {
            throw Problem.CONFLICT.with("A request in progress can be extended once, within a month of its receipt.");
        }
        request.extend();
    }

    private void requireAppeal(RemovalRequest request) {
        if (request.phase() == Phase.UNDER_REVIEW || !appeals.waits(request.id())) {
            throw Problem.CONFLICT.with("Nobody has asked that this decision is looked at again.");
        }
    }

    private static void refuse(RemovalRequest request, Instant now) {
        if (request.phase() != Phase.UNDER_REVIEW) {
            throw notUnderReview();
        }
        request.decide(ReviewDecided.Decision.REFUSE, now);
    }

    private void requireQueued(RemovalRequest request) {
        if (request.phase() != Phase.UNDER_REVIEW && !appeals.waits(request.id())) {
            throw notUnderReview();
        }
    }

    private static HttpProblem notUnderReview() {
        return Problem.CONFLICT.with("This request is not under review.");
    }
}
