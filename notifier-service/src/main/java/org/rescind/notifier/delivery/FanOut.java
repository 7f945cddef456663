package org.rescind.notifier.delivery;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.rescind.messaging.KillPoints;
import org.rescind.messaging.Loop;
import org.rescind.messaging.Loops;
import org.rescind.notifier.copy.CursorsMoved;
import org.rescind.notifier.endpoint.EndpointActivated;
import org.rescind.notifier.endpoint.EndpointSecrets;
import org.rescind.notifier.log.LogApplied;
import org.rescind.notifier.webhook.Answer;
import org.rescind.notifier.webhook.BackOff;
import org.rescind.notifier.webhook.DeliveryConfig;
import org.rescind.notifier.webhook.Target;
import org.rescind.notifier.webhook.WebhookClient;
import org.rescind.notifier.webhook.WebhookMessage;

/**
 * Claims what is owed, sends it, and goes on at once: answers come back on their own, to the {@link Recorder}. A channel has
 * one notice in flight, because it stays claimed until its attempt is recorded or the lease ends.
 */
@Singleton
@Startup
class FanOut {

    private static final Logger LOG = Logger.getLogger(FanOut.class);

    private final ClaimTable claims;
    private final Notices notices;
    private final EndpointSecrets secrets;
    private final WebhookClient client;
    private final BackOff backOff;
    private final Recorder recorder;
    private final InFlight inFlight;
    private final KillPoints killPoints;
    private final Loop loop;

    FanOut(
            ClaimTable claims,
            Notices notices,
            EndpointSecrets secrets,
            WebhookClient client,
            BackOff backOff,
            Recorder recorder,
            DeliveryConfig config,
            KillPoints killPoints,
            Loops loops) {
        this.claims = claims;
        this.notices = notices;
        this.secrets = secrets;
        this.client = client;
        this.backOff = backOff;
        this.recorder = recorder;
        this.killPoints = killPoints;
        this.inFlight = new InFlight(config.inFlight(), config.inFlightBytes());
        this.loop = loops.start("fan-out", this::round);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) LogApplied event) {
        loop.wake();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) CursorsMoved event) {
        loop.wake();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) EndpointActivated event) {
        loop.wake();
    }

    private boolean round() {
        Map<Claim.Range, List<Claim>> byBody =
                claims.claim(inFlight.roomForHealthy(), inFlight.roomForSuspects()).stream()
                        .collect(Collectors.groupingBy(Claim::range));
        if (!byBody.isEmpty()) {
            killPoints.reach("fan-out.claimed");
        }
        byBody.forEach((range, to) -> to.forEach(this::send));
        return !byBody.isEmpty();
    }

    private void send(Claim claim) {
        try {
            WebhookMessage notice = notices.get(claim.range());
            Target target = secrets.open(claim.target());
            inFlight.started(claim, notice.size());
            client.post(target, notice).onSuccess(answer -> ended(notice, claim, answer));
            killPoints.reach("fan-out.sending");
        } catch (RuntimeException e) {
            // It stays claimed until its lease ends; the others go out.
            LOG.errorf(e, "cannot send %s to institution %s", claim.range(), claim.institution());
        }
    }

    private void ended(WebhookMessage notice, Claim claim, Answer answer) {
        killPoints.reach("fan-out.answered");
        inFlight.ended(claim, notice.size());
        recorder.add(Delivery.of(claim, answer, backOff));
    }
}
