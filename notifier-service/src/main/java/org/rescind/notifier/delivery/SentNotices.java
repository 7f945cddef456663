package org.rescind.notifier.delivery;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.rescind.notifier.endpoint.Payload;
import org.rescind.notifier.log.LogTable;
import org.rescind.notifier.webhook.WebhookMessage;

/** Makes the body of a notice again that was sent: it is a function of what its id names, so none is kept. */
@Singleton
public class SentNotices {

    private final LogTable log;

    SentNotices(LogTable log) {
        this.log = log;
    }

    /** Empty when the id is not that of a notice with this range. */
    public Optional<WebhookMessage> find(String webhookId, String dataset, long first, long last) {
        Payload payload = webhookId.endsWith(":thin") ? Payload.THIN : Payload.FULL;
        Claim.Range range = new Claim.Range(dataset, first, last, payload);
        return log.slice(dataset, first, last)
                .filter(slice -> range.webhookId().equals(webhookId) && slice.first() == first && slice.last() == last)
                .map(slice -> Notice.of(range, slice));
    }
}
