package org.rescind.intake.protection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.rescind.web.ClientNetwork;
import org.rescind.web.Problem;

/**
 * What each client still may, as far as this instance remembers. Memory is bounded: many addresses push out those that have
 * not asked for long, and who is forgotten begins with a full allowance.
 */
@Singleton
public class Limits {

    private static final Duration HOUR = Duration.ofHours(1);

    private record Holding(Allowance allowance, ClientNetwork client) {}

    private final ProtectionConfig config;
    private final Cache<Holding, Bucket> holdings;

    Limits(ProtectionConfig config) {
        this.config = config;
        // After an hour it is full again, as a new one is.
        this.holdings = Caffeine.newBuilder()
                .maximumSize(config.remembered())
                .expireAfterAccess(HOUR)
                .build();
    }

    /**
     * Takes one.
     *
     * @param address of the client, as digits
     * @return empty when there was one; otherwise when trying again makes sense
     */
    public Optional<Duration> take(Allowance allowance, String address) {
        return take(allowance, address, 1);
    }

    Optional<Duration> take(Allowance allowance, String address, long amount) {
        return bucket(allowance, address).tryConsume(amount)
                ? Optional.empty()
                : Optional.of(pause(allowance, address, amount));
    }

    /** As {@link #take}, and takes nothing. */
    public Optional<Duration> lacking(Allowance allowance, String address) {
        return lacking(allowance, address, 1);
    }

    Optional<Duration> lacking(Allowance allowance, String address, long amount) {
        return bucket(allowance, address).getAvailableTokens() >= amount
                ? Optional.empty()
                : Optional.of(pause(allowance, address, amount));
    }

    /** Takes both or nothing. */
    boolean takeFree(String address, long references) {
        if (!bucket(Allowance.FREE_REQUESTS, address).tryConsume(1)) {
            return false;
        }
        if (bucket(Allowance.FREE_REFERENCES, address).tryConsume(references)) {
            return true;
        }
        bucket(Allowance.FREE_REQUESTS, address).addTokens(1);
        return false;
    }

    /** What a program is told. */
    public static HttpProblem tooMany(Duration pause) {
        return Problem.TOO_MANY.with(
                "There were very many of these requests from your address, or from all together. Try again after the time"
                        + " in \"Retry-After\".",
                pause);
    }

    private Duration pause(Allowance allowance, String address, long amount) {
        long nanos = bucket(allowance, address).estimateAbilityToConsume(amount).getNanosToWaitForRefill();
        return Duration.ofNanos(Math.min(nanos, HOUR.toNanos())).plusSeconds(1);
    }

    private Bucket bucket(Allowance allowance, String address) {
        return holdings.get(new Holding(allowance, ClientNetwork.of(address)), unknown -> full(allowance));
    }

    private Bucket full(Allowance allowance) {
        long perHour = allowance.perHour(config);
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perHour).refillGreedy(perHour, HOUR))
                .build();
    }

    long remembered() {
        holdings.cleanUp();
        return holdings.estimatedSize();
    }
}
