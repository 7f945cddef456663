package org.rescind.notifier.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;
import org.rescind.messaging.Loops;
import org.rescind.notifier.attempt.AttemptTable;
import org.rescind.notifier.copy.ChannelTable;
import org.rescind.notifier.webhook.Answer;
import org.rescind.notifier.webhook.BackOff;
import org.rescind.notifier.webhook.Reason;
import org.rescind.notifier.webhook.WebhookClient;

/** Asks new endpoints whether they want notices, until they answer or a day is over. */
@Singleton
@Startup
class Challenger {

    private static final Logger LOG = Logger.getLogger(Challenger.class);
    private static final int ROUND = 100;

    private final ChallengeTable challenges;
    private final ChannelTable channels;
    private final EndpointSecrets secrets;
    private final WebhookClient client;
    private final AttemptTable attempts;
    private final BackOff backOff;
    private final ObjectMapper json;
    private final Event<EndpointActivated> activated;

    Challenger(
            ChallengeTable challenges,
            ChannelTable channels,
            EndpointSecrets secrets,
            WebhookClient client,
            AttemptTable attempts,
            BackOff backOff,
            ObjectMapper json,
            Event<EndpointActivated> activated,
            Loops loops) {
        this.challenges = challenges;
        this.channels = channels;
        this.secrets = secrets;
        this.client = client;
        this.attempts = attempts;
        this.backOff = backOff;
        this.json = json;
        this.activated = activated;
        loops.start("challenger", this::round);
    }

    private boolean round() {
        List<Challenge> due = challenges.claim(ROUND);
        due.forEach(this::ask);
        return due.size() == ROUND;
    }

    private void ask(Challenge challenge) {
        client.post(secrets.open(challenge.target()), challenge.message())
                .map(answer -> judged(challenge, answer))
                .onSuccess(answer -> Infrastructure.getDefaultWorkerPool().execute(() -> record(challenge, answer)));
    }

    /** A 2xx that does not hold the challenge is no answer to it. */
    private Answer judged(Challenge challenge, Answer answer) {
        return answer.isSuccess() && !echoes(challenge, answer) ? answer.but(Reason.NOT_ECHOED) : answer;
    }

    private void record(Challenge challenge, Answer answer) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (!answer.is(Reason.NO_PLACE)) {
                attempts.insert(List.of(challenge.attempt(answer)));
            }
            if (answer.isSuccess()) {
                passed(challenge);
            } else {
                challenges.failed(
                        challenge, "challenge: " + answer.error(), backOff.after(challenge.failures() + 1, answer));
            }
        });
    }

    private void passed(Challenge challenge) {
        if (challenges.passed(challenge)) {
            channels.retryNow(challenge.institution());
            activated.fire(new EndpointActivated());
            LOG.infof("the endpoint of institution %s is verified", challenge.institution());
        }
    }

    private boolean echoes(Challenge challenge, Answer answer) {
        try {
            return challenge
                    .value()
                    .equals(json.readTree(answer.body()).path("challenge").asText());
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
