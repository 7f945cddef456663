package org.rescind.notifier.endpoint;

import java.time.Instant;
import java.util.UUID;
import org.rescind.notifier.attempt.Attempt;
import org.rescind.notifier.webhook.Answer;
import org.rescind.notifier.webhook.WebhookMessage;

/** A question to an address: is it you who wants notices there? Every try has the same id and body. */
record Challenge(SealedTarget target, UUID id, String value, Instant at, int failures) {

    UUID institution() {
        return target.institution();
    }

    WebhookMessage message() {
        String name = "challenge:" + id;
        return new WebhookMessage(
                name,
                "{\"specversion\":\"1.0\",\"type\":\"org.rescind.endpoint-challenge.v1\",\"source\":\"/institutions/"
                        + institution() + "\",\"id\":\"" + name + "\",\"time\":\"" + at
                        + "\",\"datacontenttype\":\"application/json\",\"data\":{\"challenge\":\"" + value + "\"}}");
    }

    Attempt attempt(Answer answer) {
        return new Attempt(institution(), Attempt.Kind.CHALLENGE, message().id(), null, target.url(), answer);
    }
}
