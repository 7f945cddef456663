package org.rescind.partner;

/** A message that must not be acted upon, and why. */
public final class NoticeRefusedException extends Exception {

    private static final long serialVersionUID = 1;

    /** Stable names, for logs and counters. */
    public enum Reason {
        /** One of the three headers is not there. */
        MISSING_HEADER,
        /** One of the three headers came twice: it is not clear which one was signed. */
        AMBIGUOUS_HEADER,
        /** A full stop in the id, which separates what is signed. */
        INVALID_ID,
        /** Not the seconds since 1970. */
        INVALID_TIMESTAMP,
        /** Signed too long ago: perhaps recorded and sent again. Or a clock is wrong. */
        TOO_OLD,
        /** Signed in the future: a clock is wrong. */
        TOO_NEW,
        /** The signatures are of kinds for which this verifier has no key. */
        NO_KEY,
        /** Not from us, or changed on its way. */
        NO_MATCH
    }

    private final Reason reason;

    NoticeRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
