package org.rescind.index.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.rescind.web.BearerAuthentication;
import org.rescind.web.ClientNetwork;
import org.rescind.web.Problem;
import org.rescind.web.Sha256;

/**
 * How fast one client, and all together, may search. Nobody is told apart by anything but the address. What is remembered is
 * bounded: many addresses push out those that have not asked for long, and who is forgotten begins with a full allowance.
 */
@Singleton
class SearchLimits {

    private static final String LOOK_UPS = "There are too many look-ups on behalf of people at the moment.";

    private final SearchConfig config;
    private final Cache<ClientNetwork, Bucket> clients;
    private final Bucket all;
    private final Bucket lookUp;

    SearchLimits(SearchConfig config) {
        this.config = config;
        this.clients = Caffeine.newBuilder()
                .maximumSize(config.clients())
                .expireAfterAccess(Duration.ofSeconds(1 + config.burst() / config.perSecond()))
                .build();
        this.all = bucket(config.allBurst(), config.allPerSecond());
        this.lookUp = bucket(config.lookUpBurst(), config.lookUpPerSecond());
    }

    private static Bucket bucket(long burst, long perSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 429 when it was too much */
    void take(RoutingContext context) {
        if (isLookUp(context)) {
            take(lookUp, 1, LOOK_UPS);
            return;
        }
        take(
                clients.get(
                        ClientNetwork.of(context.request().remoteAddress().hostAddress()),
                        unknown -> bucket(config.burst(), config.perSecond())),
                1,
                "There were very many searches from your address. You can also send all your links in one removal request.");
        take(all, 1, "There are very many searches at the moment.");
    }

    /**
     * @param references how many are asked for at once
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 429 when it was too much
     */
    void takeLookUp(int references) {
        take(lookUp, Math.min(references, config.lookUpBurst()), LOOK_UPS);
    }

    private boolean isLookUp(RoutingContext context) {
        String token = BearerAuthentication.token(context.request().getHeader("Authorization"));
        return token != null
                && config.lookUpToken()
                        .filter(expected -> Sha256.matches(token, Sha256.hex(expected)))
                        .isPresent();
    }

    private static void take(Bucket bucket, long count, String why) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(count);
        if (!probe.isConsumed()) {
            Duration pause = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1);
            throw Problem.TOO_MANY.with(why + " Try again after the time in \"Retry-After\".", pause);
        }
    }
}
