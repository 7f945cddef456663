package org.rescind.notifier.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How notices and challenges are sent. Environment: {@code RESCIND_DELIVERY_LOCAL} and so on. */
@ConfigMapping(prefix = "rescind.delivery")
public interface DeliveryConfig {

    /** Only for the local stack and tests: plain HTTP to loopback addresses is allowed as well. */
    @WithDefault("false")
    boolean local();

    /** How long a connection may take to open. */
    @WithDefault("PT3S")
    Duration connectTimeout();

    /** How long an attempt may take altogether, from the look-up of the name to the end of the answer. */
    @WithDefault("PT15S")
    Duration totalTimeout();

    /** How long a claimed channel is ours. At least twice the total timeout, or results are thrown away as too late. */
    @WithDefault("PT35S")
    Duration lease();

    /** How many attempts may be under way at once, and a quarter as many more to channels whose last attempt failed. */
    @WithDefault("1000")
    int inFlight();

    /** How many bytes of bodies may be under way at once. A body that goes to many institutions counts once. */
    @WithDefault("67108864")
    int inFlightBytes();

    /** How many attempts to one address may be under way at once. Loopback addresses of the local stack are not counted. */
    @WithDefault("100")
    int perAddress();

    /** Who looks host names up, as {@code address} or {@code address:port}. Without it, whom the system asks. */
    Optional<List<String>> nameServers();

    /** A PEM file of the authorities whose certificates are trusted. Without it, those that Java trusts. */
    Optional<Path> trustedCertificates();

    /** The pause after the first failure; it doubles with each further one. */
    @WithDefault("PT1S")
    Duration firstPause();

    /** The longest pause, and the most that a Retry-After is honoured. */
    @WithDefault("PT1H")
    Duration longestPause();

    /** How long an endpoint has to answer its challenge. */
    @WithDefault("PT24H")
    Duration challengeFor();
}
