package org.rescind.notifier.endpoint;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.rescind.notifier.attempt.Attempt;
import org.rescind.notifier.attempt.AttemptTable;
import org.rescind.notifier.webhook.WebhookClient;
import org.rescind.notifier.webhook.WebhookMessage;
import org.rescind.web.Problem;

/** A signed message without entries, for an institution to try its receiver with: it is told at once what came of it. */
@Singleton
public class TestNotice {

    private final WebhookClient client;
    private final EndpointSecrets secrets;
    private final AttemptTable attempts;
    private final InstantSource clock;
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

    TestNotice(WebhookClient client, EndpointSecrets secrets, AttemptTable attempts, InstantSource clock) {
        this.client = client;
        this.secrets = secrets;
        this.attempts = attempts;
        this.clock = clock;
    }

    public Uni<TestResult> send(SealedTarget target) {
        UUID institution = target.institution();
        if (!underWay.add(institution)) {
            throw Problem.CONFLICT.with("A test is under way to this endpoint. Wait for its answer.");
        }
        WebhookMessage message = message(institution);
        return Uni.createFrom()
                .completionStage(
                        () -> client.post(secrets.open(target), message).toCompletionStage())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(answer -> attempts.insert(
                        List.of(new Attempt(institution, Attempt.Kind.TEST, message.id(), null, target.url(), answer))))
                .map(answer -> TestResult.of(message.id(), answer))
                .onTermination()
                .invoke(() -> underWay.remove(institution));
    }

    private WebhookMessage message(UUID institution) {
        String id = "test:" + UUID.randomUUID();
        return new WebhookMessage(
                id,
                "{\"specversion\":\"1.0\",\"type\":\"org.rescind.test-notice.v1\",\"source\":\"/institutions/"
                        + institution
                        + "\",\"id\":\"" + id + "\",\"time\":\""
                        + clock.instant().truncatedTo(ChronoUnit.MILLIS)
                        + "\",\"datacontenttype\":\"application/json\",\"data\":{\"entries\":[]}}");
    }
}
