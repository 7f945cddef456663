package org.rescind.intake.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.events.Event;
import org.rescind.events.RemovalRequested;
import org.rescind.events.RequestWithdrawn;
import org.rescind.events.ReviewDecided;

/**
 * A request whose present version is not on the topic yet.
 *
 * @param datasets null for all
 * @param references how many it has
 */
record Unpublished(
        UUID id,
        Instant receivedAt,
        @Nullable List<String> datasets,
        int references,
        ReviewDecided.@Nullable Decision decision,
        boolean withdrawn,
        long version) {

    /**
     * All its facts, in the order in which they came about: index takes each of them once. What was asked is not known any
     * more when it was erased, and index has it.
     */
    List<Event> events(List<RemovalRequested.Reference> toResolve) {
        List<List<RemovalRequested.Reference>> parts = toResolve.isEmpty() ? List.of() : Parts.of(toResolve);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            events.add(new RemovalRequested(id, receivedAt, datasets, parts.get(i), i + 1, parts.size()));
        }
        if (decision != null) {
            events.add(new ReviewDecided(id, decision));
        }
        if (withdrawn) {
            events.add(new RequestWithdrawn(id));
        }
        return events;
    }
}
