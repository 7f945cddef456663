package org.rescind.intake.request;

/**
 * How the references of one request came out, as numbers of references.
 *
 * @param unsettled without an outcome
 */
public record Tally(int references, int unsettled, int ambiguous, int refused) {

    boolean isSettled() {
        return unsettled == 0;
    }

    /** How a request ends that has nothing more to wait for. */
    Status end() {
        if (refused == references) {
            return Status.DENIED;
        }
        return ambiguous + refused > 0 ? Status.PARTIAL : Status.FULFILLED;
    }
}
