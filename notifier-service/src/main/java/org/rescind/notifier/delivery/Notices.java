package org.rescind.notifier.delivery;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rescind.notifier.log.LogTable;
import org.rescind.notifier.webhook.WebhookMessage;

/** Makes each notice once for all who get it. For one thread only. */
@Singleton
class Notices {

    private static final int KEPT = 16;

    private final LogTable log;
    private final Map<Claim.Range, WebhookMessage> made = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Claim.Range, WebhookMessage> eldest) {
            return size() > KEPT;
        }
    };

    Notices(LogTable log) {
        this.log = log;
    }

    WebhookMessage get(Claim.Range range) {
        return made.computeIfAbsent(range, this::make);
    }

    private WebhookMessage make(Claim.Range range) {
        return log.slice(range.dataset(), range.first(), range.last())
                .filter(slice -> slice.first() == range.first() && slice.last() == range.last())
                .map(slice -> Notice.of(range, slice))
                .orElseThrow(() -> new IllegalStateException("the log does not hold " + range));
    }
}
