package org.rescind.notifier.delivery;

import org.rescind.notifier.endpoint.Payload;
import org.rescind.notifier.log.LogSlice;
import org.rescind.notifier.webhook.WebhookMessage;

/**
 * One message that carries consecutive entries: a pure function of dataset, range and payload, the same for every
 * institution. The order of its keys and its bytes never change, because the same id always has the same body.
 */
final class Notice {

    static final int MOST_ENTRIES = 1_000;
    static final int MOST_BYTES = 256 * 1024;

    /** What is around the entries: less than this. */
    static final int ENVELOPE_BYTES = 1_024;

    private Notice() {}

    /** @param slice exactly the range */
    static WebhookMessage of(Claim.Range range, LogSlice slice) {
        String id = range.webhookId();
        String head = "{\"specversion\":\"1.0\",\"type\":\"org.rescind.removals.v1\",\"source\":\"/datasets/"
                + range.dataset() + "\",\"id\":\"" + id + "\",\"time\":\"" + slice.removedAt()
                + "\",\"datacontenttype\":\"application/json\",\"data\":{\"dataset\":\""
                + range.dataset() + "\",\"first\":" + range.first() + ",\"last\":" + range.last()
                + ",\"purgeWithin\":\"" + slice.purgeWithin() + "\"";
        return new WebhookMessage(
                id, range.payload() == Payload.THIN ? head + "}}" : head + ",\"entries\":[" + slice.json() + "]}}");
    }
}
