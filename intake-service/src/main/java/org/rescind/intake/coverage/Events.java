package org.rescind.intake.coverage;

import java.util.List;
import org.rescind.events.Event;

/** Events of one kind out of a batch, in order. */
final class Events {

    private Events() {}

    static <E extends Event> List<E> ofType(Class<E> type, List<Event> events) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
