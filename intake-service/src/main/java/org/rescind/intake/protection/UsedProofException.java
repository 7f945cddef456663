package org.rescind.intake.protection;

/** The proof was used before. The transaction in which it was to be used changes nothing. */
public final class UsedProofException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UsedProofException() {
        super("the proof was used before");
    }
}
