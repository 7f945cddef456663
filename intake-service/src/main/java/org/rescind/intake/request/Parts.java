package org.rescind.intake.request;

import java.util.ArrayList;
import java.util.List;
import org.rescind.events.RemovalRequested;
import org.rescind.events.Topic;

/** Splits references so that each part makes one message below the limit. */
final class Parts {

    /** Half of the limit: the other half is for what every part repeats, and for escapes. */
    private static final int BUDGET = Topic.MAX_MESSAGE_BYTES / 2;

    /** {@code {"ordinal":10000,"kind":"photo","value":""},} */
    private static final int FRAME = 48;

    private Parts() {}

    static List<List<RemovalRequested.Reference>> of(List<RemovalRequested.Reference> references) {
        List<List<RemovalRequested.Reference>> parts = new ArrayList<>();
        int start = 0;
        int size = 0;
        for (int i = 0; i < references.size(); i++) {
            int added = FRAME + references.get(i).value().length();
            if (size + added > BUDGET && i > start) {
                parts.add(references.subList(start, i));
                start = i;
                size = 0;
            }
            size += added;
        }
        parts.add(references.subList(start, references.size()));
        return parts;
    }
}
