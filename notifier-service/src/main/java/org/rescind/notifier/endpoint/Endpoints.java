package org.rescind.notifier.endpoint;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.messaging.KillPoint;
import org.rescind.notifier.copy.ChannelTable;
import org.rescind.notifier.endpoint.Endpoint.State;
import org.rescind.notifier.institution.Access;
import org.rescind.notifier.signing.SigningSecret;
import org.rescind.notifier.webhook.DeliveryConfig;
import org.rescind.notifier.webhook.Target;
import org.rescind.web.Problem;

/** What an institution, or somebody for it, may do with its endpoint. */
@ApplicationScoped
public class Endpoints {

    private final EndpointRules rules;
    private final Access access;
    private final EndpointSecrets secrets;
    private final ChallengeTable challenges;
    private final TargetTable targets;
    private final ChannelTable channels;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Event<EndpointActivated> activated;

    Endpoints(
            DeliveryConfig config,
            Access access,
            EndpointSecrets secrets,
            ChallengeTable challenges,
            TargetTable targets,
            ChannelTable channels,
            SecureRandom random,
            InstantSource clock,
            Event<EndpointActivated> activated) {
        this.rules = new EndpointRules(config.local());
        this.access = access;
        this.secrets = secrets;
        this.challenges = challenges;
        this.targets = targets;
        this.channels = channels;
        this.random = random;
        this.clock = clock;
        this.activated = activated;
    }

    public Optional<EndpointView> find(UUID institution) {
        return Endpoint.<Endpoint>findByIdOptional(institution).map(endpoint -> view(endpoint, null));
    }

    /** Whether the present URL has answered a challenge. */
    public boolean isVerified(UUID institution) {
        return Endpoint.<Endpoint>findByIdOptional(institution)
                .filter(endpoint -> endpoint.verified)
                .isPresent();
    }

    /** Where to send a test; only what has answered its challenge may get one. */
    @Transactional
    public SealedTarget verifiedTarget(UUID institution) {
        Endpoint endpoint = Endpoint.<Endpoint>findByIdOptional(institution).orElseThrow(Endpoints::none);
        if (!endpoint.verified) {
            throw Problem.CONFLICT.with("The endpoint has not yet answered its challenge, so it gets no test.");
        }
        return targets.find(institution);
    }

    /** With a secret when the endpoint is new. */
    @Transactional
    @KillPoint("endpoint")
    public EndpointView put(UUID institution, String url, Payload payload, @Nullable GatewayHeader header) {
        mustBeAllowed(url, header);
        access.lock(institution);
        Optional<Endpoint> known = Endpoint.locked(institution);
        if (known.isEmpty()) {
            return create(institution, url, payload, header);
        }
        Endpoint endpoint = known.get();
        endpoint.payload = payload;
        endpoint.headerEncrypted = sealed(endpoint, header);
        if (!endpoint.url.equals(url)) {
            endpoint.moveTo(url, now());
            challenge(endpoint);
        }
        return view(endpoint, null);
    }

    private void mustBeAllowed(String url, @Nullable GatewayHeader header) {
        rules.objection(url).ifPresent(wrong -> {
            throw refusal("/url", wrong);
        });
        if (header != null) {
            header.objection().ifPresent(wrong -> {
                throw refusal("/header", wrong);
            });
        }
    }

    private EndpointView create(UUID institution, String url, Payload payload, @Nullable GatewayHeader header) {
        SigningSecret secret = SigningSecret.random(random);
        Endpoint endpoint = new Endpoint(institution, url, payload, secrets.encrypt(institution, secret), now());
        endpoint.headerEncrypted = sealed(endpoint, header);
        endpoint.persist();
        challenge(endpoint);
        return view(endpoint, secret.shown());
    }

    /** @param overlap how long the secret before goes on signing too */
    @Transactional
    public EndpointView replaceSecret(UUID institution, Duration overlap) {
        Endpoint endpoint = locked(institution);
        SigningSecret secret = SigningSecret.random(random);
        endpoint.rotate(secrets.encrypt(institution, secret), now().plus(overlap));
        return view(endpoint, secret.shown());
    }

    @Transactional
    public EndpointView challengeAgain(UUID institution) {
        Endpoint endpoint = locked(institution);
        if (endpoint.state == State.PAUSED) {
            throw Problem.CONFLICT.with("The endpoint is paused. Resume it first.");
        }
        endpoint.become(State.UNVERIFIED, now());
        challenge(endpoint);
        return view(endpoint, null);
    }

    @Transactional
    public EndpointView pause(UUID institution) {
        Endpoint endpoint = locked(institution);
        endpoint.become(State.PAUSED, now());
        return view(endpoint, null);
    }

    /** A paused endpoint goes on; one that was disabled, or never verified, has to answer a challenge first. */
    @Transactional
    public EndpointView resume(UUID institution) {
        Endpoint endpoint = locked(institution);
        if (endpoint.state == State.PAUSED && endpoint.verified) {
            endpoint.become(State.ACTIVE, now());
            channels.retryNow(institution);
            activated.fire(new EndpointActivated());
        } else if (endpoint.state == State.PAUSED || endpoint.state == State.DISABLED) {
            endpoint.become(State.UNVERIFIED, now());
            challenge(endpoint);
        }
        return view(endpoint, null);
    }

    private byte @Nullable [] sealed(Endpoint endpoint, @Nullable GatewayHeader header) {
        if (header == null) {
            return null;
        }
        UUID institution = endpoint.institution;
        return header.over(header(endpoint))
                .map(whole -> secrets.encrypt(institution, whole))
                .orElseThrow(() -> refusal("/header", "needs a value"));
    }

    private Target.@Nullable Header header(Endpoint endpoint) {
        byte[] encrypted = endpoint.headerEncrypted;
        return encrypted == null ? null : secrets.header(endpoint.institution, encrypted);
    }

    private EndpointView view(Endpoint endpoint, @Nullable String secret) {
        Target.Header header = header(endpoint);
        return EndpointView.of(endpoint, header == null ? null : header.name(), secret);
    }

    private void challenge(Endpoint endpoint) {
        Endpoint.flush();
        challenges.start(endpoint.institution, random);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Endpoint locked(UUID institution) {
        access.mayActFor(institution);
        return Endpoint.locked(institution).orElseThrow(Endpoints::none);
    }

    private static HttpProblem refusal(String pointer, String objection) {
        return Problem.INVALID_REQUEST.with(
                "See \"errors\" for what is wrong where.",
                Map.of("errors", List.of(Map.of("pointer", pointer, "detail", objection))));
    }

    static RuntimeException none() {
        return Problem.NOT_FOUND.with("The institution has no endpoint.");
    }
}
