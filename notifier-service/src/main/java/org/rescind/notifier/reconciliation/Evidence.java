package org.rescind.notifier.reconciliation;

/**
 * One thing that was recorded of a channel, apart from its cursors.
 *
 * @param kind what it proves
 * @param first where a range begins that was told or read; 0 otherwise
 * @param last where it ends, or how far a word counts, or where {@code notified} was set back to
 * @param acknowledged where {@code acknowledged} was set back to
 */
record Evidence(Kind kind, long first, long last, long acknowledged) {

    enum Kind {
        /** A range was answered with a 2xx, or read from the feed. */
        TOLD,
        /** The institution said that it received everything, or purged it. */
        SAID,
        SET_BACK
    }

    static Evidence told(long first, long last) {
        return new Evidence(Kind.TOLD, first, last, 0);
    }

    static Evidence said(long through) {
        return new Evidence(Kind.SAID, 0, through, through);
    }

    static Evidence setBack(long notified, long acknowledged) {
        return new Evidence(Kind.SET_BACK, 0, notified, acknowledged);
    }
}
