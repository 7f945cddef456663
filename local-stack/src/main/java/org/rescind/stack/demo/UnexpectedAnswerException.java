package org.rescind.stack.demo;

import java.net.http.HttpRequest;

/** A service answered something else than what was asked for. */
final class UnexpectedAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int SERVER_ERROR = 500;
    private static final int LONGEST_BODY = 500;

    private final int status;

    UnexpectedAnswerException(HttpRequest request, int status, String body) {
        super(request.method() + " " + request.uri() + " answered " + status + ": "
                + body.substring(0, Math.min(body.length(), LONGEST_BODY)));
        this.status = status;
    }

    int status() {
        return status;
    }

    /** Whether the same may well be answered otherwise in a moment. */
    boolean isPassing() {
        return status >= SERVER_ERROR || status == 429;
    }
}
