package org.rescind.intake.request;

import org.jspecify.annotations.Nullable;

/**
 * Where a request stands, and every way to get from there to elsewhere. Two steps are taken by SQL alone, for many requests
 * at once: the relay's from {@code open} to {@code removing}, and the closing of what has been propagated.
 *
 * @param phase not null exactly when the status is {@code in_progress}
 */
record RequestState(Status status, @Nullable Phase phase) {

    static RequestState received(boolean anythingToSend) {
        return new RequestState(anythingToSend ? Status.OPEN : Status.PARTIAL, null);
    }

    RequestState held() {
        return status == Status.WITHDRAWN || phase == Phase.WITHDRAWING ? this : in(Phase.UNDER_REVIEW);
    }

    /** Accepted or refused: what follows from it is for index to say. */
    RequestState decided() {
        return in(Phase.REMOVING);
    }

    /** A case that has ended stays ended until index has decided. */
    RequestState withdrawalRequested() {
        return status.isEnd() ? this : in(Phase.WITHDRAWING);
    }

    RequestState resolved(Tally tally, Positions positions, @Nullable Withdrawal withdrawal) {
        if (withdrawal == Withdrawal.DONE) {
            return new RequestState(Status.WITHDRAWN, null);
        }
        if (phase == Phase.WITHDRAWING && withdrawal == Withdrawal.REQUESTED) {
            return this;
        }
        if (!tally.isSettled()) {
            return in(Phase.REMOVING);
        }
        boolean toldBefore = positions == Positions.KNOWN && status.isEnd();
        return positions == Positions.NONE || toldBefore ? new RequestState(tally.end(), null) : in(Phase.PROPAGATING);
    }

    private static RequestState in(Phase phase) {
        return new RequestState(Status.IN_PROGRESS, phase);
    }
}
