package org.rescind.notifier.delivery;

import java.util.UUID;
import org.rescind.notifier.endpoint.Payload;
import org.rescind.notifier.endpoint.SealedTarget;

/**
 * The right to send one range to one institution, until its lease ends.
 *
 * @param epoch counts the claims of the channel: a result is recorded only while it is still the last one
 * @param failing the endpoint is known to fail
 * @param failures how many attempts have failed one after another until now
 */
record Claim(UUID institution, Range range, long epoch, boolean failing, int failures, SealedTarget target) {

    /** What the body depends on, and nothing else. */
    record Range(String dataset, long first, long last, Payload payload) {

        String webhookId() {
            String id = dataset + ":" + first + "-" + last;
            return payload == Payload.THIN ? id + ":thin" : id;
        }
    }

    /** The last attempt failed: it may hang again, so it must not take the place of the healthy. */
    boolean isSuspect() {
        return failures > 0;
    }
}
