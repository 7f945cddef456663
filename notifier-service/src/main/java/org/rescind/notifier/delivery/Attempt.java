package org.rescind.notifier.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.webhook.Answer;
import org.rescind.notifier.webhook.BackOff;

/**
 * What came of a claim, and what follows from it for its channel.
 *
 * @param remainingLast where the range to send next time ends; null when it was delivered
 * @param pause until the next attempt
 */
record Attempt(Claim claim, Answer answer, @Nullable Long remainingLast, int failures, Duration pause) {

    static Attempt of(Claim claim, Answer answer, BackOff backOff) {
        if (answer.isSuccess()) {
            return new Attempt(claim, answer, null, 0, Duration.ZERO);
        }
        long first = claim.range().first();
        long last = claim.range().last();
        if (answer.is(413) && last > first) {
            return new Attempt(claim, answer, first + (last - first) / 2, claim.failures(), Duration.ZERO);
        }
        int failures = claim.failures() + 1;
        return new Attempt(claim, answer, last, failures, backOff.after(failures, answer));
    }

    boolean delivered() {
        return remainingLast == null;
    }

    /** The receiver wants smaller notices: so many entries. */
    @Nullable
    Integer newLimit() {
        if (remainingLast == null || remainingLast == claim.range().last()) {
            return null;
        }
        return (int) (remainingLast - claim.range().first() + 1);
    }

    /** What the endpoint becomes; null when this attempt does not tell. */
    @Nullable
    String endpointState() {
        if (delivered()) {
            return "ACTIVE";
        }
        if (answer.is(410)) {
            return "DISABLED";
        }
        return newLimit() == null ? "FAILING" : null;
    }
}
