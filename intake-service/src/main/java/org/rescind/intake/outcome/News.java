package org.rescind.intake.outcome;

import static java.util.function.BinaryOperator.maxBy;
import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.rescind.events.Event;
import org.rescind.intake.request.RemovalRequest;
import org.rescind.messaging.UnreadableEventException;

/** The latest event about a request, and the request, held until the transaction ends. */
record News<E extends Event>(RemovalRequest request, E event) {

    static <E extends Event> List<News<E>> of(List<E> events, Function<E, UUID> request, ToLongFunction<E> revision) {
        if (events.isEmpty()) {
            return List.of();
        }
        Map<UUID, E> latest =
                events.stream().collect(toMap(request, Function.identity(), maxBy(Comparator.comparingLong(revision))));
        List<RemovalRequest> requests = RemovalRequest.lockAll(latest.keySet());
        if (requests.size() < latest.size()) {
            throw new UnreadableEventException("there is no such request");
        }
        return requests.stream()
                .map(known -> new News<>(known, Objects.requireNonNull(latest.get(known.id()))))
                .toList();
    }
}
