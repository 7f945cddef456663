package org.rescind.notifier.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.attempt.Attempt;
import org.rescind.notifier.webhook.Answer;
import org.rescind.notifier.webhook.BackOff;
import org.rescind.notifier.webhook.Reason;

/**
 * What came of a claim, and what follows from it for its channel.
 *
 * @param remainingLast where the range to send next time ends; null when it was delivered
 * @param pause until the next attempt
 */
record Delivery(Claim claim, Answer answer, @Nullable Long remainingLast, int failures, Duration pause) {

    private static final Duration NO_PLACE_PAUSE = Duration.ofMillis(500);

    static Delivery of(Claim claim, Answer answer, BackOff backOff) {
        if (answer.isSuccess()) {
            return new Delivery(claim, answer, null, 0, Duration.ZERO);
        }
        long first = claim.range().first();
        long last = claim.range().last();
        if (answer.is(Reason.NO_PLACE)) {
            return new Delivery(claim, answer, last, claim.failures(), NO_PLACE_PAUSE);
        }
        if (answer.is(Reason.TOO_LARGE) && last > first) {
            return new Delivery(claim, answer, first + (last - first) / 2, claim.failures(), Duration.ZERO);
        }
        int failures = claim.failures() + 1;
        return new Delivery(claim, answer, last, failures, backOff.after(failures, answer));
    }

    boolean delivered() {
        return remainingLast == null;
    }

    /** False when nothing was sent: that is no attempt. */
    boolean wasTried() {
        return !answer.is(Reason.NO_PLACE);
    }

    Attempt attempt() {
        Claim.Range range = claim.range();
        return new Attempt(
                claim.institution(),
                Attempt.Kind.NOTICE,
                range.webhookId(),
                new Attempt.Range(range.dataset(), range.first(), range.last()),
                claim.target().url(),
                answer);
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
            return claim.failing() ? "ACTIVE" : null;
        }
        if (answer.is(Reason.GONE)) {
            return "DISABLED";
        }
        return newLimit() == null && wasTried() ? "FAILING" : null;
    }
}
