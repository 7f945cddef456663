package org.rescind.notifier.portal;

import java.util.List;
import org.rescind.notifier.copy.Cursors;

/**
 * What something that was done has changed.
 *
 * @param what the name of the message that says what was done
 * @param mismatch whether the counts of an attestation do not cover what was to be done
 */
record Changed(String what, List<Line> lines, boolean mismatch, int exceptions) {

    /** @param what the name of the message that says what it is */
    record Line(String what, String of, long before, long now) {

        public boolean moved() {
            return before != now;
        }
    }

    public boolean moved() {
        return lines.stream().anyMatch(Line::moved);
    }

    static Changed of(String what, Cursors before, Cursors now, boolean mismatch, int exceptions) {
        List<Line> lines = new java.util.ArrayList<>(List.of(
                new Line("notified", "", before.notified(), now.notified()),
                new Line("acknowledged", "", before.acknowledged(), now.acknowledged())));
        before.copies().stream()
                .filter(Cursors.Copy::isHeld)
                .forEach(copy -> lines.add(new Line(
                        "purged",
                        copy.release(),
                        copy.purged(),
                        now.copy(copy.release()).purged())));
        return new Changed(what, List.copyOf(lines), mismatch, exceptions);
    }
}
