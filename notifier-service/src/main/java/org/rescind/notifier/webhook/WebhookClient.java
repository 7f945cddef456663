package org.rescind.notifier.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * POSTs signed messages. A receiver can cost a socket, some seconds and 16 KiB, whatever it does: redirects are not followed,
 * answers not unpacked.
 */
@Singleton
public class WebhookClient {

    private static final int KEEP_ALIVE_SECONDS = 15;

    private final Vertx vertx;
    private final HttpClient http;
    private final DeliveryConfig config;
    private final InstantSource clock;

    WebhookClient(Vertx vertx, DeliveryConfig config, InstantSource clock) {
        this.vertx = vertx;
        this.config = config;
        this.clock = clock;
        this.http = vertx.createHttpClient(
                new HttpClientOptions()
                        .setName("webhooks")
                        .setConnectTimeout((int) config.connectTimeout().toMillis())
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                        .setDecompressionSupported(false)
                        .setTcpNoDelay(true),
                // One host may serve many institutions, so its slow ones must not use up the connections of the others.
                new PoolOptions().setHttp1MaxSize(config.inFlight()));
    }

    /** Never fails: what goes wrong is an answer too. */
    public Future<Answer> post(String url, WebhookMessage message, SigningSecret secret) {
        try {
            RequestOptions request = request(url, message, secret);
            return new Exchange(vertx, config.totalTimeout()).post(http, request, message.buffer());
        } catch (RuntimeException e) {
            return Future.succeededFuture(Answer.none("the URL cannot be used", Duration.ZERO));
        }
    }

    private RequestOptions request(String url, WebhookMessage message, SigningSecret secret) {
        Instant now = clock.instant();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .setFollowRedirects(false)
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", "Rescind/1")
                .putHeader("webhook-id", message.id())
                .putHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .putHeader("webhook-signature", secret.sign(message, now));
    }

    @PreDestroy
    void close() {
        http.close();
    }
}
