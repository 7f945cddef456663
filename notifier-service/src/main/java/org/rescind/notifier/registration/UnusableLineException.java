package org.rescind.notifier.registration;

/** The message says why, to whoever sent the line. */
class UnusableLineException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableLineException(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
