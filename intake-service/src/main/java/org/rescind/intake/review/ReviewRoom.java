package org.rescind.intake.review;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** What reviewers look at. */
@Singleton
class ReviewRoom {

    private final HoldTable holds;
    private final ReviewTable reviews;
    private final AppealTable appeals;

    ReviewRoom(HoldTable holds, ReviewTable reviews, AppealTable appeals) {
        this.holds = holds;
        this.reviews = reviews;
        this.appeals = appeals;
    }

    List<HeldRequest> queue(UUID after, int limit) {
        return holds.waiting(after, limit);
    }

    ReviewDetail detail(UUID request) {
        return new ReviewDetail(
                holds.find(request).orElseThrow(ReviewResource::notFound),
                reviews.list(request).stream().map(ReviewDetail.Decision::of).toList(),
                appeals.list(request).stream().map(ReviewDetail.Objection::of).toList());
    }
}
