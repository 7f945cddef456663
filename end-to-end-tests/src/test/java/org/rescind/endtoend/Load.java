package org.rescind.endtoend;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.rescind.stack.sample.ManifestLines;

/**
 * Everybody at once: people ask and withdraw, institutions acknowledge and attest, staff register, import and download.
 * Whatever fails is tried again, as a careful client would, so what is known in the end to be asked is the truth.
 */
final class Load implements AutoCloseable {

    static final String DATASET = "dif";
    static final int ACCOUNTS = 60;
    static final int PHOTOS_OF_AN_ACCOUNT = 3;
    static final int PHOTOS = 4_000;
    private static final long FIRST_PHOTO = 86_000_000_000L;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(150);

    /** What an accepted request names. */
    record Asked(World.Case aCase, Set<String> photos, boolean withdrawn) {}

    private final World world;
    private final Random random;
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<Institution> holders = new CopyOnWriteArrayList<>();
    private final Map<List<String>, List<Long>> cursors = new HashMap<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger newcomers = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    Load(World world, long seed) {
        this.world = world;
        this.random = new Random(seed);
    }

    /** The manifest of the base: some photos with their accounts. */
    static String base() {
        return IntStream.range(0, ACCOUNTS * PHOTOS_OF_AN_ACCOUNT)
                .mapToObj(i -> ManifestLines.yfcc2014(nsid(i / PHOTOS_OF_AN_ACCOUNT), photo(i)))
                .collect(joining());
    }

    static String release() {
        return IntStream.range(0, PHOTOS)
                .mapToObj(i -> ManifestLines.dif(i + 1, photo(i)))
                .collect(joining());
    }

    static String photo(int number) {
        return Long.toString(FIRST_PHOTO + number);
    }

    private static String nsid(int account) {
        return (712_345_000 + account) + "@N00";
    }

    private static String alias(int account) {
        return "zq-" + account;
    }

    /** Perhaps nobody knows yet whose alias it is. */
    private static String profile(int account) {
        return "https://www.flickr.com/photos/" + alias(account) + "/";
    }

    void holder(Institution institution) {
        holders.add(institution);
    }

    /** What staff are to do next, by the name of the step that it passes. */
    Set<String> wanted() {
        return wanted;
    }

    List<Asked> asked() {
        return asked;
    }

    List<Institution> holders() {
        return holders;
    }

    List<Throwable> failures() {
        return failures;
    }

    void start() {
        thread("people", this::ask);
        thread("institutions", this::answer);
        thread("first registrar", this::register);
        thread("second registrar", this::register);
        thread("librarians", this::load);
        thread("auditor", this::watchCursors);
    }

    /** Many people at once, without a pause. */
    void burst(int requests, int people) {
        ExecutorService threads = Executors.newFixedThreadPool(people);
        try {
            List<Callable<Object>> rounds = Collections.nCopies(requests, Executors.callable(this::ask));
            for (Future<Object> round : threads.invokeAll(rounds)) {
                round.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
        tellAliases();
    }

    private void thread(String name, Runnable round) {
        Thread thread = new Thread(
                () -> {
                    while (!stopping) {
                        try {
                            round.run();
                            pause();
                        } catch (RuntimeException | AssertionError e) {
                            failures.add(e);
                            return;
                        }
                    }
                },
                name);
        threads.add(thread);
        thread.start();
    }

    private void ask() {
        int round = next.getAndIncrement();
        if (round % 5 == 4 && round / 5 < ACCOUNTS) {
            int account = round / 5;
            request(List.of(account % 2 == 0 ? nsid(account) : profile(account)), photosOf(account));
            return;
        }
        // One photo that nobody has named, and perhaps one that somebody has.
        String fresh = photo(ACCOUNTS * PHOTOS_OF_AN_ACCOUNT + round % (PHOTOS - ACCOUNTS * PHOTOS_OF_AN_ACCOUNT));
        String other = photo(random.nextInt(ACCOUNTS * PHOTOS_OF_AN_ACCOUNT + round + 1));
        Asked made = request(
                List.of(fresh, "https://www.flickr.com/photos/any/" + other + "/"),
                new HashSet<>(List.of(fresh, other)));
        if (round % 4 == 3) {
            Api person = world.intake().as(made.aCase().key());
            insist(() -> person.post(made.aCase().path() + "/withdrawal", Map.of()), 202);
            asked.set(asked.indexOf(made), new Asked(made.aCase(), made.photos(), true));
        }
    }

    private static Set<String> photosOf(int account) {
        Set<String> photos = new HashSet<>();
        for (int i = 0; i < PHOTOS_OF_AN_ACCOUNT; i++) {
            photos.add(photo(account * PHOTOS_OF_AN_ACCOUNT + i));
        }
        return photos;
    }

    private Asked request(List<String> references, Set<String> photos) {
        String key = UUID.randomUUID().toString();
        JsonNode receipt = insist(
                        () -> world.intake()
                                .post(
                                        "/api/v1/removal-requests",
                                        Map.of("references", references, "relationship", "depicted"),
                                        key),
                        202)
                .body();
        Asked made = new Asked(
                new World.Case(
                        receipt.path("id").asText(), receipt.path("caseKey").asText()),
                photos,
                false);
        asked.add(made);
        return made;
    }

    private void answer() {
        for (Institution holder : holders) {
            long last = holder.receiver().last();
            if (last > 0) {
                insist(
                        () -> holder.api()
                                .post("/api/v1/acknowledgements", Map.of("dataset", DATASET, "through", last)),
                        200);
                insist(
                        () -> holder.api()
                                .post(
                                        "/api/v1/attestations",
                                        Map.of(
                                                "dataset",
                                                DATASET,
                                                "release",
                                                "1.0",
                                                "through",
                                                last,
                                                "deleted",
                                                0,
                                                "notHeld",
                                                0,
                                                "exceptions",
                                                List.of(),
                                                "statement",
                                                "Deleted.")),
                        200);
            }
        }
    }

    /** Invariant 8, as it goes: there is no replay and no lower start here. */
    private void watchCursors() {
        List<String> rows;
        try {
            rows = world.rows(
                    "notifier",
                    "select concat_ws(' ', institution, dataset, release, notified, acknowledged, purged)"
                            + " from channel join copy using (institution, dataset)");
        } catch (IllegalStateException e) {
            // The database is down.
            return;
        }
        for (String row : rows) {
            List<String> columns = List.of(row.split(" ", -1));
            List<Long> now = columns.subList(3, 6).stream().map(Long::valueOf).toList();
            List<Long> before = cursors.put(columns.subList(0, 3), now);
            for (int i = 0; before != null && i < now.size(); i++) {
                if (now.get(i) < before.get(i)) {
                    throw new AssertionError(
                            "cursors of " + columns.subList(0, 3) + " went from " + before + " to " + now);
                }
            }
        }
    }

    private void register() {
        if (wantsAny("register", "endpoint", "copy", "copies", "institutions", "download")) {
            newcomer(newcomers.incrementAndGet());
        }
    }

    private void load() {
        if (wantsAny("import")) {
            load(newcomers.incrementAndGet());
        }
        if (wantsAny("aliases")) {
            tellAliases();
        }
    }

    private void tellAliases() {
        String file = IntStream.range(0, ACCOUNTS)
                .mapToObj(account -> alias(account) + "," + nsid(account) + ",2009-05-01,\n")
                .collect(joining());
        insist(() -> world.index().postFile("/api/v1/accounts/aliases", file), 200);
    }

    private boolean wantsAny(String... steps) {
        return wanted.stream().anyMatch(point -> Set.of(steps).stream().anyMatch(point::contains));
    }

    /** One that registers late, downloads the release as it is now, and is owed what comes after that. */
    private void newcomer(int number) {
        String key = UUID.randomUUID().toString();
        JsonNode made = insist(
                        () -> world.notifier()
                                .post(
                                        "/api/v1/institutions",
                                        Map.of(
                                                "name",
                                                "Newcomer " + number,
                                                "country",
                                                "NL",
                                                "contactEmail",
                                                "data@example.org"),
                                        key),
                        201)
                .body();
        String id = made.path("id").asText();
        String apiKey = made.path("apiKey").asText();
        Receiver receiver = world.receiver();
        Institution newcomer =
                new Institution(id, world.notifier().as(apiKey), world.index().as(apiKey), receiver);
        String path = "/api/v1/institutions/" + id + "/endpoint";
        String secret = insist(
                        () -> newcomer.api().put(path, Map.of("url", receiver.url(), "payload", "full")), 200, 201)
                .body()
                .path("secret")
                .asText();
        // When the answer with the secret was lost, a new one is needed.
        receiver.secret(
                secret.isEmpty()
                        ? insist(() -> newcomer.api().post(path + "/secret", Map.of()), 200)
                                .body()
                                .path("secret")
                                .asText()
                        : secret);
        insist(() -> newcomer.indexApi().get("/api/v1/datasets/dif/releases/1.0/manifest"), 200);
        insist(
                () -> world.notifier().post("/api/v1/institutions/" + id + "/copies", World.copy("other", "1.0")),
                200,
                201);
        holders.add(newcomer);
    }

    /** A release of another dataset with one photo of its own. */
    private void load(int number) {
        String path = "/api/v1/datasets/other/releases/" + number;
        insist(() -> world.index().put(path, Map.of()), 200, 201);
        UUID id = UUID.randomUUID();
        String body = ManifestLines.dif(1, Long.toString(87_000_000_000L + number));
        insist(
                () -> {
                    Api.Answer answer = world.index().postFile(path + "/imports?format=dif&id=" + id, body);
                    boolean stored = answer.status() == 409
                            && world.index()
                                    .get(path + "/imports/" + id)
                                    .body()
                                    .path("state")
                                    .asText()
                                    .matches("loading|completed");
                    return stored ? new Api.Answer(202, answer.body(), answer.text()) : answer;
                },
                202);
        insist(() -> world.index().post(path + "/seal", Map.of()), 200);
    }

    /** Sends until one of the answers comes; whoever was killed comes back. */
    private Api.Answer insist(Supplier<Api.Answer> send, int... statuses) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String fault;
            try {
                Api.Answer answer = send.get();
                if (IntStream.of(statuses).anyMatch(status -> status == answer.status())) {
                    return answer;
                }
                fault = "status " + answer.status() + ": " + answer.text();
                boolean mayPass = answer.status() >= 500 || answer.status() == 409 || answer.status() == 404;
                if (!mayPass) {
                    throw new AssertionError(fault);
                }
            } catch (UncheckedIOException e) {
                fault = e.toString();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("for " + PATIENCE.toSeconds() + " s: " + fault);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Lets what is under way come to its end. */
    @Override
    public void close() {
        stopping = true;
        for (Thread thread : threads) {
            try {
                thread.join(PATIENCE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
        stopping = false;
        tellAliases();
    }
}
