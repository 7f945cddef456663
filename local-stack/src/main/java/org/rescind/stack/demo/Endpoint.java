package org.rescind.stack.demo;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.CompletableFuture.supplyAsync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Where an institution is sent notices: verifies each with its secret, and keeps what is new. */
final class Endpoint {
    private final Profile profile;
    private final Inbox inbox;
    private final Milestones notified = new Milestones();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile @Nullable Webhook webhook;
    private volatile boolean challenged;
    private int attempts;
    private long firstAttempt;

    Endpoint(Profile profile, Inbox inbox) {
        this.profile = profile;
        this.inbox = inbox;
    }

    /** From now on it takes what is signed with this secret. */
    void trust(String secret) {
        try {
            webhook = new Webhook(secret);
        } catch (EmptyWebhookSecretException e) {
            throw new DemoException("The secret of " + profile.name() + " is empty.");
        }
    }

    boolean isChallenged() {
        return challenged;
    }

    /** How many messages it refused: with a wrong signature, unreadable, or after a gap. */
    int refused() {
        return refused.get();
    }

    /** The nanosecond in which it had answered all notices through a position. */
    OptionalLong notifiedAt(long position) {
        return notified.at(position);
    }

    /** What a message is answered with; for a slow one, some seconds later. */
    CompletableFuture<Reply> receive(String body, Map<String, List<String>> headers) {
        var verifier = webhook;
        if (verifier == null) {
            return completedFuture(Reply.status(503));
        }
        try {
            verifier.verify(body, headers);
            return answer(Notice.read(body));
        } catch (WebhookVerificationException e) {
            return completedFuture(refuse(401));
        } catch (JsonProcessingException e) {
            return completedFuture(refuse(400));
        }
    }

    /** Is told when an answer has left. */
    void answered(long through) {
        notified.reached(through, System.nanoTime());
    }

    private CompletableFuture<Reply> answer(Notice notice) {
        if (notice.isChallenge()) {
            challenged = true;
            return completedFuture(
                    Reply.json("{\"challenge\":\"" + notice.data().challenge() + "\"}"));
        }
        if (!notice.isRemovals()) {
            return completedFuture(Reply.status(204));
        }
        return switch (treatment()) {
            case HANG_UP -> completedFuture(Reply.NONE);
            case FAIL -> completedFuture(Reply.status(500));
            case ANSWER -> completedFuture(take(notice));
            case ANSWER_LATE -> supplyAsync(() -> take(notice), delayedExecutor(slowness(), TimeUnit.SECONDS));
        };
    }

    private int slowness() {
        return 2 + profile.number() / 90;
    }

    private synchronized Conduct.Treatment treatment() {
        if (attempts == 0) {
            firstAttempt = System.nanoTime();
        }
        return profile.conduct().treat(attempts++, Duration.ofNanos(System.nanoTime() - firstAttempt));
    }

    private Reply take(Notice notice) {
        return inbox.take(notice.entries()) ? Reply.received(notice.data().last()) : refuse(409);
    }

    private Reply refuse(int status) {
        refused.incrementAndGet();
        return Reply.status(status);
    }
}
