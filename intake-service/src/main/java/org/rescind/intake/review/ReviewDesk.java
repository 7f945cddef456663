package org.rescind.intake.review;

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

    private static final Logger LOG = Logger.getLogger(ReviewDesk.class);

    private final ReviewTable reviews;
    private final InstantSource clock;
    private final Event<RequestChanged> changed;

    ReviewDesk(ReviewTable reviews, InstantSource clock, Event<RequestChanged> changed) {
        this.reviews = reviews;
        this.clock = clock;
        this.changed = changed;
    }

    @Transactional
    RemovalRequest decide(UUID id, Verdict verdict) {
        RemovalRequest request = RemovalRequest.lock(id).orElseThrow(ReviewResource::notFound);
        Instant now = clock.instant();
        if (verdict.decision() == Verdict.Kind.EXTEND) {
            extend(request, now);
        } else {
            decide(request, ReviewDecided.Decision.valueOf(verdict.decision().name()), now);
        }
        reviews.insert(id, verdict, now);
        changed.fire(new RequestChanged());
        LOG.infof("case %s: reviewer decided %s", id, verdict.decision().wireName);
        return request;
    }

    private static void extend(RemovalRequest request, Instant now) {
        if (!request.mayBeExtended(now)) {
            throw Problem.CONFLICT.with("A request in progress can be extended once, within a month of its receipt.");
        }
        request.extend();
    }

    private static void decide(RemovalRequest request, ReviewDecided.Decision decision, Instant now) {
        if (request.phase() != Phase.UNDER_REVIEW) {
            throw Problem.CONFLICT.with("This request is not under review.");
        }
        request.decide(decision, now);
    }
}
