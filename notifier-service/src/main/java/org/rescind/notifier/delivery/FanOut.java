package org.rescind.notifier.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import io.vertx.core.Future;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.logging.Logger;
import org.rescind.messaging.KillPoints;
import org.rescind.messaging.Loop;
import org.rescind.messaging.Loops;
import org.rescind.notifier.attempt.AttemptTable;
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
 * Records what has ended, claims what is owed, sends it, and goes on at once: answers come back on their own, to the next
 * round. A channel has one notice in flight, because it stays claimed until its delivery is recorded or the lease ends.
 */
@Singleton
@Startup
class FanOut {

    private static final Logger LOG = Logger.getLogger(FanOut.class);
    private static final int BATCH = 1_000;

    private final ClaimTable claims;
    private final AttemptTable attempts;
    private final EndpointStateTable endpoints;
    private final Notices notices;
    private final EndpointSecrets secrets;
    private final WebhookClient client;
    private final BackOff backOff;
    private final InFlight inFlight;
    private final Looks looks = new Looks();
    private final Event<CursorsMoved> moved;
    private final KillPoints killPoints;
    private final Loop loop;
    private final Queue<Delivery> ended = new ConcurrentLinkedQueue<>();

    /** Kept until it is recorded, should the database fail. */
    private final List<Delivery> batch = new ArrayList<>();

    FanOut(
            ClaimTable claims,
            AttemptTable attempts,
            EndpointStateTable endpoints,
            Notices notices,
            EndpointSecrets secrets,
            WebhookClient client,
            BackOff backOff,
            DeliveryConfig config,
            Event<CursorsMoved> moved,
            KillPoints killPoints,
            Loops loops) {
        this.claims = claims;
        this.attempts = attempts;
        this.endpoints = endpoints;
        this.notices = notices;
        this.secrets = secrets;
        this.client = client;
        this.backOff = backOff;
        this.moved = moved;
        this.killPoints = killPoints;
        this.inFlight = new InFlight(config.inFlight(), config.inFlightBytes());
        this.loop = loops.start("fan-out", this::round);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) LogApplied event) {
        look();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) CursorsMoved event) {
        if (!event.byDelivery()) {
            look();
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) EndpointActivated event) {
        look();
    }

    private void look() {
        looks.ask();
        loop.wake();
    }

    private boolean round() {
        Delivery next;
        while (batch.size() < BATCH && (next = ended.poll()) != null) {
            batch.add(next);
        }
        boolean look = looks.isTime();
        if (batch.isEmpty() && !look) {
            return false;
        }
        List<Claim> claimed = QuarkusTransaction.requiringNew().call(() -> recordAndClaim(batch, look));
        looks.done(look);
        batch.clear();
        if (!claimed.isEmpty()) {
            killPoints.reach("fan-out.claimed");
        }
        claimed.forEach(this::send);
        return !claimed.isEmpty() || !ended.isEmpty();
    }

    List<Claim> recordAndClaim(List<Delivery> deliveries, boolean look) {
        if (!deliveries.isEmpty()) {
            killPoints.aroundCommit("attempts");
        }
        List<Delivery> telling =
                deliveries.stream().filter(d -> d.endpointState() != null).toList();
        if (!telling.isEmpty()) {
            endpoints.move(telling);
        }
        boolean goOn = inFlight.hasPlenty();
        int room = inFlight.roomForHealthy() - (goOn ? deliveries.size() : 0);
        List<Claim> claimed = claims.endAndClaim(deliveries, goOn, look, Math.max(0, room), inFlight.roomForSuspects());
        if (!goOn || claimed.size() >= room) {
            looks.ask();
        }
        List<Delivery> tried = deliveries.stream().filter(Delivery::wasTried).toList();
        if (!tried.isEmpty()) {
            attempts.insert(tried.stream().map(Delivery::attempt).toList());
            moved.fire(new CursorsMoved(true));
        }
        return claimed;
    }

    private void send(Claim claim) {
        try {
            send(claim, notices.get(claim.range()), secrets.open(claim.target()));
        } catch (RuntimeException e) {
            // It stays claimed until its lease ends; the others go out.
            LOG.errorf(e, "cannot send %s to institution %s", claim.range(), claim.institution());
        }
    }

    private void send(Claim claim, WebhookMessage notice, Target target) {
        inFlight.started(claim, notice.size());
        Future<Answer> answer;
        try {
            answer = client.post(target, notice);
        } catch (RuntimeException e) {
            inFlight.ended(claim, notice.size());
            throw e;
        }
        answer.onSuccess(came -> ended(notice, claim, came));
        killPoints.reach("fan-out.sending");
    }

    private void ended(WebhookMessage notice, Claim claim, Answer answer) {
        killPoints.reach("fan-out.answered");
        inFlight.ended(claim, notice.size());
        ended.add(Delivery.of(claim, answer, backOff));
        loop.wake();
    }
}
