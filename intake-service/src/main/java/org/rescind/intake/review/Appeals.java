package org.rescind.intake.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rescind.intake.request.Phase;
import org.rescind.intake.request.RemovalRequest;
import org.rescind.intake.request.Status;
import org.rescind.web.Problem;

/** Takes what people say against a refusal, once for each, and puts the request into the reviewers' queue again. */
@ApplicationScoped
public class Appeals {

    /** Characters of what a person may write. */
    public static final int LONGEST = 10_000;

    private final ReviewTable reviews;
    private final AppealTable appeals;
    private final InstantSource clock;

    Appeals(ReviewTable reviews, AppealTable appeals, InstantSource clock) {
        this.reviews = reviews;
        this.appeals = appeals;
        this.clock = clock;
    }

    /**
     * @param request whose case key has been shown
     * @param text not blank, at most {@link #LONGEST} characters
     * @return when it was received
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when there is no refusal, or there was an appeal already
     */
    @Transactional
    public Instant appeal(UUID request, String text) {
        RemovalRequest found = RemovalRequest.lock(request).orElseThrow(ReviewResource::notFound);
        Reviewed refusal = standing(found, reviews.list(request))
                .orElseThrow(() -> Problem.CONFLICT.with("There is no refusal that somebody could look at again."));
        if (isAppealed(refusal, appeals.list(request))) {
            throw Problem.CONFLICT.with("You have asked already that somebody looks at this decision again.");
        }
        Instant now = clock.instant();
        appeals.insert(request, refusal.id(), text, now);
        return now;
    }

    /** The refusal that counts now; a request that is held anew, accepted or withdrawn has none. */
    static Optional<Reviewed> standing(RemovalRequest request, List<Reviewed> reviews) {
        if (request.phase() == Phase.UNDER_REVIEW || request.status() == Status.WITHDRAWN) {
            return Optional.empty();
        }
        return reviews.stream()
                .filter(review -> review.is("accept") || review.is("refuse"))
                .reduce((earlier, later) -> later)
                .filter(last -> last.is("refuse"));
    }

    static boolean isAppealed(Reviewed refusal, List<Appeal> appeals) {
        return appeals.stream().anyMatch(appeal -> appeal.review().equals(refusal.id()));
    }
}
