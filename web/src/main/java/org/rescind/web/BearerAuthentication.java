package org.rescind.web;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, by {@code Authorization: Bearer}: staff by static token, institutions by API key. Anything else, such as
 * a case key, is anonymous here.
 */
@Singleton
public class BearerAuthentication implements HttpAuthenticationMechanism {

    /** How long the news of a new institution may take to reach a service. */
    static final Duration NEWS_DELAY = Duration.ofMinutes(5);

    private static final String SCHEME = "Bearer ";

    private final StaticTokens tokens;
    private final Instance<InstitutionKeys> institutions;
    private final InstantSource clock;

    BearerAuthentication(StaticTokens tokens, Instance<InstitutionKeys> institutions, InstantSource clock) {
        this.tokens = tokens;
        this.institutions = institutions;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager ignored) {
        String token = token(context.request().getHeader("Authorization"));
        if (token == null) {
            return Uni.createFrom().nullItem();
        }
        Optional<StaticTokens.Holder> holder = tokens.find(token);
        if (holder.isPresent()) {
            return Uni.createFrom().item(staff(holder.get()));
        }
        Optional<ApiKey> key = ApiKey.parse(token);
        if (key.isEmpty() || institutions.isUnsatisfied()) {
            return Uni.createFrom().nullItem();
        }
        return Uni.createFrom().item(() -> known(key.get())).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** The token of an {@code Authorization} header; null when it is no bearer token. */
    public static @Nullable String token(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).trim()
                : null;
    }

    private SecurityIdentity known(ApiKey key) {
        Optional<InstitutionKeys.Known> known = institutions.get().find(key.institution());
        if (known.isEmpty() && isNew(key)) {
            throw new AuthenticationFailedException(Problem.KEY_NOT_YET_KNOWN.with(
                    "This institution was registered a moment ago. Try again in a few seconds.",
                    Duration.ofSeconds(2)));
        }
        if (known.isEmpty() || !known.get().fits(key)) {
            throw new AuthenticationFailedException("unknown key");
        }
        if (known.get().suspended()) {
            throw new AuthenticationFailedException(
                    Problem.FORBIDDEN.with("This institution is suspended. Write to the publisher of the dataset."));
        }
        return institution(key.institution());
    }

    private boolean isNew(ApiKey key) {
        return key.institution().version() == 7
                && Ids.madeAt(key.institution()).isAfter(clock.instant().minus(NEWS_DELAY));
    }

    /** Somebody who has shown a token. */
    public static SecurityIdentity staff(StaticTokens.Holder holder) {
        return identity(holder.name(), holder.role());
    }

    /** An institution that has shown that it is one. */
    public static SecurityIdentity institution(UUID institution) {
        return identity(institution.toString(), Role.INSTITUTION);
    }

    private static SecurityIdentity identity(String name, String role) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRole(role)
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }
}
