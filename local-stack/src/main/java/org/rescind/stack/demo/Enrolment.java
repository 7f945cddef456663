package org.rescind.stack.demo;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes institutions known: each gets a key, a copy, and an endpoint of its own. */
final class Enrolment {
    private static final int AT_ONCE = 16;
    private static final int KEY_NOT_YET_KNOWN = 503;
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration ASK_AGAIN = Duration.ofMillis(250);
    private static final String MANIFEST =
            "/api/v1/datasets/" + Publisher.DATASET + "/releases/" + Publisher.RELEASE + "/manifest";

    /** What the institutions speak to, and the staff's view of the notifier. */
    record Services(HttpClient http, URI index, URI notifier, Api staff) {}

    private final Services services;
    private final Receivers receivers;
    private final Copy historical;
    private final Limit limit;
    private final Consumer<String> progress;

    /** @param historical the dataset as those have it who downloaded it long ago */
    Enrolment(Services services, Receivers receivers, Copy historical, Limit limit, Consumer<String> progress) {
        this.services = services;
        this.receivers = receivers;
        this.historical = historical;
        this.limit = limit;
        this.progress = progress;
    }

    /** Returns when all are registered, their endpoints have passed the challenge, and all copies are counted. */
    List<Institution> enrol(List<Profile> profiles) {
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var institutions = all(pool, "registered", profiles, this::register);
            var verified = all(pool, "verified", institutions, this::awaitActive);
            awaitCopies(verified.size());
            return verified;
        } finally {
            pool.shutdownNow();
        }
    }

    private <A, B> List<B> all(ExecutorService pool, String done, List<A> items, Function<A, B> step) {
        var count = new AtomicInteger();
        var running = items.stream()
                .map(item -> CompletableFuture.supplyAsync(() -> step.apply(item), pool)
                        .whenComplete((result, failure) -> count.incrementAndGet()))
                .toList();
        var all = CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new));
        limit.await(
                LOOK_EVERY,
                () -> {
                    progress.accept(done + " " + count.get() + " of " + items.size() + " institutions");
                    return all.isDone() || running.stream().anyMatch(CompletableFuture::isCompletedExceptionally);
                },
                () -> (items.size() - count.get()) + " institutions are not " + done + ".");
        try {
            return running.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Institution register(Profile profile) {
        var registered = services.staff()
                .post(
                        "/api/v1/institutions",
                        Map.of(
                                "name", profile.name(),
                                "country", profile.country(),
                                "contactEmail", "data-protection@institution-" + profile.number() + ".example"));
        var id = registered.path("id").asText();
        var key = registered.path("apiKey").asText();
        var holding = profile.downloads() ? download(key) : recorded(id, profile);
        var itself = Api.of(services.http(), services.notifier(), key);
        var institution = Institution.of(id, profile, itself, holding);
        receivers.add(institution);
        var endpoint = itself.put(endpoint(id), Map.of("url", receivers.url(profile)));
        institution.endpoint().trust(endpoint.path("secret").asText());
        return institution;
    }

    private Institution.Holding recorded(String id, Profile profile) {
        var downloadedAt = "%d-%02d-01T00:00:00Z".formatted(2019 + profile.number() % 4, 1 + profile.number() % 12);
        services.staff()
                .post(
                        "/api/v1/institutions/" + id + "/copies",
                        Map.of(
                                "dataset",
                                Publisher.DATASET,
                                "release",
                                Publisher.RELEASE,
                                "downloadedAt",
                                downloadedAt,
                                "position",
                                0));
        return new Institution.Holding(profile.partial() ? historical.partial() : historical.another(), 0);
    }

    /** The index learns of the key a moment after the notifier has made it. */
    private Institution.Holding download(String key) {
        var index = Api.of(services.http(), services.index(), key);
        return limit.awaitValue(
                ASK_AGAIN, () -> downloadIfKnown(index), () -> "An institution cannot download its copy.");
    }

    private static Optional<Institution.Holding> downloadIfKnown(Api index) {
        try {
            return Optional.of(index.download(MANIFEST, Enrolment::holding));
        } catch (UnexpectedAnswerException e) {
            if (e.status() == KEY_NOT_YET_KNOWN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Institution.Holding holding(HttpHeaders headers, Stream<String> lines) {
        var position = headers.firstValueAsLong("Rescind-Log-Position").orElseThrow();
        return new Institution.Holding(Copy.read(lines), position);
    }

    private Institution awaitActive(Institution institution) {
        var name = institution.profile().name();
        limit.await(LOOK_EVERY, institution.endpoint()::isChallenged, () -> name + " got no challenge.");
        limit.await(
                LOOK_EVERY,
                () -> institution
                        .notifier()
                        .get(endpoint(institution.id()))
                        .path("state")
                        .asText()
                        .equals("active"),
                () -> "The endpoint of " + name + " is not active.");
        return institution;
    }

    private void awaitCopies(int expected) {
        var coverage = Api.publicOf(services.http(), services.notifier());
        limit.await(
                LOOK_EVERY,
                () -> coverage.get("/api/v1/coverage/" + Publisher.DATASET)
                                .path("copies")
                                .asInt()
                        == expected,
                () -> "The notifier does not know all copies.");
    }

    private static String endpoint(String institution) {
        return "/api/v1/institutions/" + institution + "/endpoint";
    }
}
