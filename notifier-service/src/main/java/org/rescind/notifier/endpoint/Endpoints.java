package org.rescind.notifier.endpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.rescind.messaging.KillPoint;
import org.rescind.notifier.copy.ChannelTable;
import org.rescind.notifier.endpoint.Endpoint.State;
import org.rescind.notifier.institution.Access;
import org.rescind.notifier.webhook.SigningSecret;
import org.rescind.web.Problem;

/** What an institution, or somebody for it, may do with its endpoint. */
@ApplicationScoped
public class Endpoints {

    private final Access access;
    private final EndpointSecrets secrets;
    private final ChallengeTable challenges;
    private final ChannelTable channels;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Event<EndpointActivated> activated;

    Endpoints(
            Access access,
            EndpointSecrets secrets,
            ChallengeTable challenges,
            ChannelTable channels,
            SecureRandom random,
            InstantSource clock,
            Event<EndpointActivated> activated) {
        this.access = access;
        this.secrets = secrets;
        this.challenges = challenges;
        this.channels = channels;
        this.random = random;
        this.clock = clock;
        this.activated = activated;
    }

    public Optional<EndpointView> find(UUID institution) {
        return Endpoint.<Endpoint>findByIdOptional(institution).map(endpoint -> EndpointView.of(endpoint, null));
    }

    /** With a secret when the endpoint is new. */
    @Transactional
    @KillPoint("endpoint")
    EndpointView put(UUID institution, String url, Payload payload) {
        access.lock(institution);
        Optional<Endpoint> known = Endpoint.locked(institution);
        if (known.isEmpty()) {
            return create(institution, url, payload);
        }
        Endpoint endpoint = known.get();
        endpoint.payload = payload;
        if (!endpoint.url.equals(url)) {
            endpoint.moveTo(url, now());
            challenge(endpoint);
        }
        return EndpointView.of(endpoint, null);
    }

    private EndpointView create(UUID institution, String url, Payload payload) {
        SigningSecret secret = SigningSecret.random(random);
        Endpoint endpoint = new Endpoint(institution, url, payload, secrets.encrypt(institution, secret), now());
        endpoint.persist();
        challenge(endpoint);
        return EndpointView.of(endpoint, secret.shown());
    }

    @Transactional
    EndpointView replaceSecret(UUID institution) {
        Endpoint endpoint = locked(institution);
        SigningSecret secret = SigningSecret.random(random);
        endpoint.secretEncrypted = secrets.encrypt(institution, secret);
        return EndpointView.of(endpoint, secret.shown());
    }

    @Transactional
    EndpointView challengeAgain(UUID institution) {
        Endpoint endpoint = locked(institution);
        if (endpoint.state == State.PAUSED) {
            throw Problem.CONFLICT.with("The endpoint is paused. Resume it first.");
        }
        endpoint.become(State.UNVERIFIED, now());
        challenge(endpoint);
        return EndpointView.of(endpoint, null);
    }

    @Transactional
    EndpointView pause(UUID institution) {
        Endpoint endpoint = locked(institution);
        endpoint.become(State.PAUSED, now());
        return EndpointView.of(endpoint, null);
    }

    /** A paused endpoint goes on; one that was disabled, or never verified, has to answer a challenge first. */
    @Transactional
    EndpointView resume(UUID institution) {
        Endpoint endpoint = locked(institution);
        if (endpoint.state == State.PAUSED && endpoint.verified) {
            endpoint.become(State.ACTIVE, now());
            channels.retryNow(institution);
            activated.fire(new EndpointActivated());
        } else if (endpoint.state == State.PAUSED || endpoint.state == State.DISABLED) {
            endpoint.become(State.UNVERIFIED, now());
            challenge(endpoint);
        }
        return EndpointView.of(endpoint, null);
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

    static RuntimeException none() {
        return Problem.NOT_FOUND.with("The institution has no endpoint.");
    }
}
