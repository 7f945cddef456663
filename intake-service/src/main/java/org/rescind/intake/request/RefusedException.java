package org.rescind.intake.request;

import org.rescind.intake.protection.Answer;

/** The gate did not let the request pass. Nothing was changed. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    RefusedException(Answer answer) {
        super("not passed");
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
