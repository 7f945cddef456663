package org.rescind.intake.coverage;

/**
 * How far one institution's copy is.
 *
 * @param left how many removals it has not attested yet
 * @param notified whether it has been told of every removal
 */
record CopyProgress(
        String institution,
        String release,
        long left,
        boolean notified,
        boolean acknowledged,
        boolean overdue,
        boolean defaulted) {

    /** The name of the message that says it. */
    public String state() {
        if (left == 0) {
            return "purged";
        }
        if (acknowledged) {
            return "acknowledged";
        }
        return notified ? "notified" : "owed";
    }
}
