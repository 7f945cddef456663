package org.rescind.intake.review;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer sees of a request: its impact, never who asked.
 *
 * @param references how many were pasted
 * @param photos how many it would remove
 * @param underReview whether it is held now; otherwise it was, and waits for an answer to an appeal or for nothing
 * @param needsTwo whether two people have to accept it
 * @param firstAccept by whom and when it was accepted, when it waits for another one
 * @param appealedAt when the person asked that somebody looks again, and nobody has answered yet
 */
record HeldRequest(
        UUID id,
        Instant receivedAt,
        Instant expectedBy,
        Instant heldAt,
        String relationship,
        @Nullable String regime,
        int references,
        int photos,
        List<Impact.Dataset> datasets,
        SameDay sameDay,
        boolean underReview,
        boolean needsTwo,
        @Nullable FirstAccept firstAccept,
        @Nullable Instant appealedAt) {

    /**
     * Requests that were received on the same day, in UTC.
     *
     * @param held of these, how many were held at some time
     */
    record SameDay(long requests, long held) {}

    record FirstAccept(@Nullable String reviewer, Instant decidedAt) {}
}
