package org.rescind.notifier.obligation;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing that somebody is to be told.
 *
 * @param release empty when it is about the institution as a whole, or all its copies of the dataset
 * @param position the first position that is late
 * @param head the last position of the log at that time
 */
record Reminder(
        UUID id,
        UUID institution,
        String name,
        String dataset,
        String release,
        Step step,
        long position,
        long head,
        Instant dueAt) {

    /** The same for another addressee is the same line of a mail. */
    Reminder line() {
        return new Reminder(institution, institution, name, dataset, release, step, position, head, dueAt);
    }
}
