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

    static WebhookMessage of(LogSlice slice, Payload payload) {
        String id = slice.dataset() + ":" + slice.first() + "-" + slice.last();
        String full = "{\"specversion\":\"1.0\",\"type\":\"org.rescind.removals.v1\",\"source\":\"/datasets/"
                + slice.dataset() + "\",\"id\":\"" + (payload == Payload.THIN ? id + ":thin" : id)
                + "\",\"time\":\"" + slice.removedAt()
                + "\",\"datacontenttype\":\"application/json\",\"data\":{\"dataset\":\""
                + slice.dataset() + "\",\"first\":" + slice.first() + ",\"last\":" + slice.last()
                + ",\"purgeWithin\":\"" + slice.purgeWithin() + "\"";
        return payload == Payload.THIN
                ? new WebhookMessage(id + ":thin", full + "}}")
                : new WebhookMessage(id, full + ",\"entries\":[" + slice.json() + "]}}");
    }
}
