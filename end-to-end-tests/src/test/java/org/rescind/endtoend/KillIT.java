package org.rescind.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.rescind.stack.StackOptions;

/** Whatever is killed, whenever, while everybody is busy: the same removals end in the same log, and everyone gets all of it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KillIT {

    private static final long SEED = Long.getLong("rescind.seed", 20_261_122L);
    private static final int RANDOM_KILLS = Integer.getInteger("rescind.kills", 6);

    /** Those that match; without it a third of them, others the next day: all of them take six minutes. */
    private static final Optional<Pattern> POINTS_WANTED =
            Optional.ofNullable(System.getProperty("rescind.points")).map(Pattern::compile);

    private static final long DAY = LocalDate.now(ZoneOffset.UTC).toEpochDay();

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final List<String> SERVICES = List.of("intake", "index", "notifier");

    /** Each is listed in docs/reliability.md with what may be half done there. */
    private static final Map<String, List<String>> POINTS = Map.of(
            "intake",
            Stream.of(
                            commit("accept", "withdraw"),
                            sends("removal-requests"),
                            consumed("request-outcomes", "coverage", "datasets", "institutions"))
                    .flatMap(List::stream)
                    .toList(),
            "index",
            Stream.of(
                            commit(
                                    "import.store",
                                    "import.received",
                                    "import.complete",
                                    "download",
                                    "aliases",
                                    "erase"),
                            sends("datasets", "request-outcomes", "removal-log", "copies"),
                            consumed("removal-requests", "institutions"))
                    .flatMap(List::stream)
                    .toList(),
            "notifier",
            Stream.of(
                            commit("register", "endpoint", "copy", "acknowledge", "attest", "attempts"),
                            List.of("fan-out.claimed", "fan-out.sending", "fan-out.answered"),
                            sends("institutions", "coverage"),
                            consumed("removal-log", "datasets", "copies"))
                    .flatMap(List::stream)
                    .toList());

    @TempDir
    static Path data;

    private static World world;
    private static Load load;
    private static Checker checker;
    private static final AtomicInteger kills = new AtomicInteger();

    private static List<String> commit(String... steps) {
        return Stream.of(steps)
                .flatMap(step -> Stream.of(step + ".before-commit", step + ".after-commit"))
                .toList();
    }

    private static List<String> consumed(String... topics) {
        return commit(Stream.of(topics).map(topic -> "inbox." + topic).toArray(String[]::new));
    }

    private static List<String> sends(String... topics) {
        return Stream.of(topics)
                .flatMap(topic -> Stream.of("relay." + topic + ".before-send", "relay." + topic + ".after-send"))
                .toList();
    }

    @BeforeAll
    static void aBusyWorld() throws IOException {
        StackOptions options = StackOptions.defaults()
                .withFreePorts()
                .withData(data.resolve("stack"))
                .withMostDeaths(1_000)
                .withSetting("index", "RESCIND_ERASE_AFTER", "PT0S")
                .withSetting("notifier", "RESCIND_DELIVERY_TOTAL_TIMEOUT", "PT2S")
                .withSetting("notifier", "RESCIND_DELIVERY_LEASE", "PT5S");
        for (String service : SERVICES) {
            Files.createDirectories(armed(service));
            options = options.withSetting(
                            service, "RESCIND_KILL_POINTS", armed(service).toString())
                    // Most of their time they start.
                    .withSetting(service, "JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        }
        world = new World(options);
        world.dataset("yfcc100m", false);
        world.release("yfcc100m", "2014", "yfcc100m", Load.base());
        world.dataset("dif", true);
        world.release("dif", "1.0", "dif", Load.release());
        world.dataset("other", true);
        load = new Load(world, SEED);
        checker = new Checker(world, load);
        for (int i = 0; i < 10; i++) {
            Institution holder = world.institution("Holder " + i);
            world.holds(holder, "dif", "1.0");
            load.holder(holder);
        }
    }

    private static Path armed(String service) {
        return data.resolve("kill-points").resolve(service);
    }

    @Test
    @Order(1)
    void a_death_at_any_point_loses_nothing_and_invents_nothing() {
        load.start();

        CompletableFuture.allOf(SERVICES.stream()
                        .map(service -> CompletableFuture.runAsync(() -> dieAtEachPoint(service)))
                        .toArray(CompletableFuture[]::new))
                .join();
        load.close();

        assertThat(kills)
                .hasValue(SERVICES.stream()
                        .mapToInt(service -> wanted(service).size())
                        .sum());
        check("at named points");
    }

    private static List<String> wanted(String service) {
        return POINTS.get(service).stream().filter(KillIT::isWanted).toList();
    }

    private static boolean isWanted(String point) {
        if (POINTS_WANTED.isPresent()) {
            return POINTS_WANTED.get().matcher(point).find();
        }
        boolean before = point.contains(".before-");
        long turn = Math.floorMod(point.substring(0, point.lastIndexOf('.')).hashCode() + DAY, 3L);
        return (!before && !point.contains(".after-")) || turn == (before ? 0 : 1);
    }

    private static void dieAtEachPoint(String service) {
        for (String point : wanted(service)) {
            Path file = armed(service).resolve(point);
            write(file);
            load.wanted().add(point);
            Awaitility.await(service + " dies at " + point)
                    .atMost(LONGEST)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !Files.exists(file));
            load.wanted().remove(point);
            kills.incrementAndGet();
            // Not before it has gone down: a dying process may still answer.
            Awaitility.await(service + " comes back")
                    .atMost(LONGEST)
                    .pollDelay(Duration.ofSeconds(1))
                    .until(() -> world.stack().isReady(service));
        }
    }

    private static void write(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Order(2)
    void any_part_may_be_killed_at_any_time_and_all_of_them_at_once() throws InterruptedException {
        Random random = new Random(SEED);
        List<String> parts = new ArrayList<>(SERVICES);
        parts.addAll(List.of("kafka", "postgresql", "postmaster"));
        load.start();

        for (int i = 0; i < RANDOM_KILLS; i++) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(2_000));
            // Each of them at least once, then whichever.
            kill(i < parts.size() ? parts.get(i) : parts.get(random.nextInt(parts.size())));
            // Sometimes the next one dies before this one is back.
            if (random.nextInt(3) > 0) {
                awaitMoreRequests(5);
            }
        }
        parts.forEach(KillIT::kill);
        awaitMoreRequests(5);
        load.close();

        check("at random");
    }

    private static void awaitMoreRequests(int count) {
        int before = load.asked().size();
        Awaitility.await("more requests")
                .atMost(LONGEST)
                .until(() -> load.asked().size() >= before + count
                        || !load.failures().isEmpty());
    }

    private static void kill(String part) {
        try {
            ProcessHandle.of(world.stack().pid(part)).ifPresent(ProcessHandle::destroyForcibly);
            kills.incrementAndGet();
        } catch (IllegalStateException e) {
            // It is down already, from the kill before.
        }
    }

    private static void check(String when) {
        world.stack().awaitReady(LONGEST);
        long begun = System.nanoTime();
        checker.check();
        everyKeyMadeOneThing();
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
        int repeats = load.holders().stream()
                .mapToInt(holder -> holder.receiver().repeats())
                .sum();
        System.out.printf(
                "Killed %s, %d deaths so far (seed %d): %d requests, %d holders, %d repeated notices; all in order after %d s%n",
                when, kills.get(), SEED, load.asked().size(), load.holders().size(), repeats, seconds);
        // A death repeats at most what was in flight: one notice for each channel.
        assertThat(repeats).isLessThanOrEqualTo(kills.get() * load.holders().size());
    }

    private static void everyKeyMadeOneThing() {
        assertThat(world.rows("intake", "select count(*) from request"))
                .containsExactly(String.valueOf(load.asked().size()));
        assertThat(world.rows("notifier", "select count(*) from institution"))
                .containsExactly(String.valueOf(load.holders().size()));
    }

    @AfterAll
    static void stop() {
        world.close();
    }
}
