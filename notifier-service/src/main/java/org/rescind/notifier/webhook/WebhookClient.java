package org.rescind.notifier.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.rescind.notifier.signing.Signer;

/**
 * POSTs signed messages. A receiver can cost a socket, some seconds and 16 KiB, whatever it does: redirects are not followed,
 * answers not unpacked, cookies not kept, and proxies of the environment not asked.
 */
@Singleton
public class WebhookClient {

    private static final int KEEP_ALIVE_SECONDS = 15;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final Vertx vertx;
    private final HttpClient http;
    private final Destinations destinations;
    private final AddressPlaces places;
    private final Signer signer;
    private final DeliveryConfig config;

    @Inject
    WebhookClient(Vertx vertx, DeliveryConfig config, Names names, Signer signer) {
        this(vertx, config, new Destinations(names, PublicAddress::is, config.local()), signer);
    }

    WebhookClient(Vertx vertx, DeliveryConfig config, Destinations destinations, Signer signer) {
        this.vertx = vertx;
        this.config = config;
        this.destinations = destinations;
        this.places = new AddressPlaces(config.perAddress());
        this.signer = signer;
        // One host may serve many institutions, so its slow ones must not use up the connections of the others.
        this.http = vertx.createHttpClient(options(config), new PoolOptions().setHttp1MaxSize(config.inFlight()));
    }

    private static HttpClientOptions options(DeliveryConfig config) {
        HttpClientOptions options = new HttpClientOptions()
                .setName("webhooks")
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setDecompressionSupported(false)
                .setTcpNoDelay(true);
        config.trustedCertificates()
                .ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        return options;
    }

    /**
     * Signs on the calling thread, which throws when our keys cannot be read. The future never fails: what goes wrong on the
     * way is an answer too.
     */
    public Future<Answer> post(Target target, WebhookMessage message) {
        try {
            return post(target, message, URI.create(target.url()));
        } catch (IllegalArgumentException e) {
            return Future.succeededFuture(Answer.none(Reason.INVALID_URL, Duration.ZERO));
        }
    }

    private Future<Answer> post(Target target, WebhookMessage message, URI url) {
        Signer.Signed signed = signer.sign(message.id(), message.bytes(), target.secrets());
        Exchange exchange = new Exchange(vertx, config.totalTimeout());
        Future<Supplier<RequestOptions>> request = destinations
                .find(url)
                .compose(address ->
                        destinations.isLocal(url) ? Future.succeededFuture(address) : withPlace(address, exchange))
                .map(address -> () -> request(target, message.id(), signed, url, address));
        return exchange.post(http, request, message.buffer()).answer();
    }

    private Future<InetAddress> withPlace(InetAddress address, Exchange exchange) {
        if (!places.take(address)) {
            return Future.failedFuture(new Exchange.NoPlaceException());
        }
        exchange.answer().onComplete(ended -> places.giveBack(address));
        return Future.succeededFuture(address);
    }

    private static RequestOptions request(
            Target target, String id, Signer.Signed signed, URI url, InetAddress address) {
        boolean secure = url.getScheme().toLowerCase(Locale.ROOT).equals("https");
        int port = url.getPort() != -1 ? url.getPort() : secure ? HTTPS : HTTP;
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(secure)
                .setHost(url.getHost())
                .setPort(port)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setFollowRedirects(false)
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", "Rescind/1")
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", signed.timestamp())
                .putHeader("webhook-signature", signed.value());
        Target.Header header = target.header();
        return header == null ? options : options.putHeader(header.name(), header.value());
    }

    @PreDestroy
    void close() {
        http.close();
    }
}
