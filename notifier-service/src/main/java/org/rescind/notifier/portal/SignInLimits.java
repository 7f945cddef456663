package org.rescind.notifier.portal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.rescind.web.ClientNetwork;

/** How often one address, and all together, may come with a wrong key. */
@Singleton
class SignInLimits {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final PortalConfig config;
    private final Cache<ClientNetwork, Bucket> clients;
    private final Bucket all;

    SignInLimits(PortalConfig config) {
        this.config = config;
        this.clients = Caffeine.newBuilder()
                .maximumSize(config.clients())
                .expireAfterAccess(MINUTE.multipliedBy(1 + config.signInBurst() / config.signInPerMinute()))
                .build();
        this.all = bucket(config.signInAllBurst(), config.signInAllPerMinute());
    }

    private static Bucket bucket(long burst, long perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perMinute, MINUTE))
                .build();
    }

    /** False when there were too many tries; then the key is not even looked at. */
    boolean take(String address) {
        return client(address).tryConsume(1) && all.tryConsume(1);
    }

    /** The key fitted. */
    void giveBack(String address) {
        client(address).addTokens(1);
        all.addTokens(1);
    }

    private Bucket client(String address) {
        return clients.get(
                ClientNetwork.of(address), unknown -> bucket(config.signInBurst(), config.signInPerMinute()));
    }
}
