package org.rescind.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The running system: Kafka, PostgreSQL and the three services, each a supervised process. */
public final class Stack implements AutoCloseable {
    private static final List<String> SERVICES = List.of("intake", "index", "notifier");
    private static final List<String> STORES = List.of("kafka", "postgresql");
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration SERVICE_STOP_LIMIT = Duration.ofSeconds(15);
    private static final Duration STORE_STOP_LIMIT = Duration.ofSeconds(45);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final StackOptions options;
    private final Path data;
    private final StackPorts ports;
    private final StackParts parts;
    private final FileChannel lock;
    private final Health health = new Health();
    private final Map<String, Supervisor> running = new ConcurrentSkipListMap<>();
    private final CompletableFuture<String> failure = new CompletableFuture<>();
    private final Thread atExit = new Thread(this::close, "stop-stack");
    private boolean closed;

    private Stack(StackOptions options, Path data, StackPorts ports, FileChannel lock) {
        this.options = options;
        this.data = data;
        this.ports = ports;
        this.lock = lock;
        this.parts = new StackParts(options, data, ports);
    }

    /** Starts everything and returns when all services are ready; nothing is left running when that fails. */
    public static Stack start(StackOptions options) {
        StackPorts.checkBase(options.portBase());
        StackParts.checkBuilt(options.home());
        var data = directory(options);
        var lock = DataLock.take(data);
        var stack = new Stack(options, data, ports(options, data, lock), lock);
        // Ctrl-C and SIGTERM end the JVM through this, also in the middle of the start.
        Runtime.getRuntime().addShutdownHook(stack.atExit);
        try {
            stack.startParts();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private static StackPorts ports(StackOptions options, Path data, FileChannel lock) {
        try {
            EarlierRun.awaitEnd(data, options.progress());
            return StackPorts.checked(options.portBase());
        } catch (RuntimeException e) {
            giveBack(options, data, lock);
            throw e;
        }
    }

    public URI intake() {
        return parts.address(ports.intake());
    }

    public URI index() {
        return parts.address(ports.index());
    }

    public URI notifier() {
        return parts.address(ports.notifier());
    }

    /** Where the demo's institutions listen. */
    public int receiversPort() {
        return ports.receivers();
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + ports.kafka();
    }

    /** The database of a service, whose role and password are its name. */
    public String jdbcUrl(String service) {
        return postgres().jdbcUrl(service);
    }

    /** A connection of the superuser, for settings that no service's role may change. */
    public Connection superuser() throws SQLException {
        return postgres().connect();
    }

    /** What PostgreSQL says. */
    public Path postgresLog() {
        return Postgres.serverLog(parts.postgresHome()).toPath();
    }

    public String opsToken() {
        return parts.opsToken();
    }

    public String reviewerToken() {
        return parts.reviewerToken();
    }

    /** Where data, keys, tokens and logs are. */
    public Path data() {
        return data;
    }

    public Path log(String name) {
        return parts.log(name);
    }

    /**
     * The process that is a part now: {@code intake}, {@code index}, {@code notifier}, {@code kafka},
     * {@code postgresql} (which watches the server) or {@code postmaster} (the server).
     */
    public long pid(String name) {
        return process(name).pid();
    }

    /** Bytes by part; a page that processes share counts for each with its portion. */
    public Map<String, Long> residentMemory() {
        var memory = new LinkedHashMap<String, Long>();
        running.forEach((name, supervisor) -> memory.put(name, Processes.residentMemory(supervisor.process())));
        memory.put(
                "postmaster",
                Processes.workingIn(parts.postgresData()).stream()
                        .mapToLong(Processes::residentMemory)
                        .sum());
        return memory;
    }

    /** Ends one part in good order and leaves it down, until {@link #start(String)}. */
    public void stop(String name) {
        stop(List.of(name), STORE_STOP_LIMIT);
    }

    /** Starts a part that was stopped, and returns when it is ready. */
    public void start(String name) {
        BooleanSupplier ready;
        if (SERVICES.contains(name)) {
            ready = () -> health.isReady(parts.port(name));
        } else {
            parts.ready(name).withdraw();
            ready = () -> parts.ready(name).port().isPresent();
        }
        launch(name);
        await(new LinkedHashMap<>(Map.of(name, ready)), START_LIMIT);
    }

    /**
     * Starts one more process of a service beside the first, on a port of its own, and returns when it is ready. It is a part
     * with the name of the service and {@code -2}.
     */
    public URI startAnother(String service) {
        var port = Ports.freeRun(1);
        var name = service + "-2";
        launch(name, parts.another(service, name, port));
        await(new LinkedHashMap<>(Map.of(service, () -> health.isReady(port))), START_LIMIT);
        return parts.address(port);
    }

    /** Keeps the database of a service that is down, as it is, for {@link #restore(String)}. */
    public void backUp(String service) {
        postgres().copyDatabase(service, service + "_backup");
    }

    /** Puts the database of a service that is down back to where it was backed up, under its owner. */
    public void restore(String service) {
        postgres().copyDatabase(service + "_backup", service);
        postgres().own(service, service);
    }

    /** Where Kafka keeps its data; only for a broker that is down. */
    public Path kafkaData() {
        return data.resolve("kafka");
    }

    /** Whether a service answers that it can be used. */
    public boolean isReady(String service) {
        return health.isReady(parts.port(service));
    }

    /** Waits until all services answer that they are ready, as after a part was killed. */
    public void awaitReady(Duration limit) {
        var waiting = new LinkedHashMap<String, BooleanSupplier>();
        for (var service : SERVICES) {
            waiting.put(service, () -> health.isReady(parts.port(service)));
        }
        await(waiting, limit);
    }

    /** What there is to say about a part that cannot be kept running; empty while all is well. */
    public Optional<String> failure() {
        return failure.isDone() ? Optional.of(failure.join()) : Optional.empty();
    }

    /** Returns when a part cannot be kept running, with what there is to say about it. */
    public String awaitFailure() throws InterruptedException {
        while (true) {
            try {
                return failure.get(1, TimeUnit.HOURS);
            } catch (TimeoutException e) {
                continue;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Stops the services, then Kafka and PostgreSQL; what does not stop is killed. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        forgetExit();
        options.progress().clear();
        options.progress().say("stopping");
        stop(running.keySet().stream().filter(name -> !STORES.contains(name)).toList(), SERVICE_STOP_LIMIT);
        stop(STORES, STORE_STOP_LIMIT);
        Postgres.stopOrphans(parts.postgresData());
        giveBack(options, data, lock);
    }

    private static void giveBack(StackOptions options, Path data, FileChannel lock) {
        try {
            lock.close();
            if (options.data().isEmpty()) {
                Directories.delete(data);
            }
        } catch (IOException e) {
            options.progress().say("The temporary directory " + data + " could not be deleted: " + e.getMessage());
        }
    }

    private void forgetExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The exit is what stops us.
        }
    }

    private void startParts() {
        var stores = new LinkedHashMap<String, BooleanSupplier>();
        for (var store : STORES) {
            parts.ready(store).withdraw();
            launch(store);
            stores.put(store, () -> parts.ready(store).port().isPresent());
        }
        await(stores, START_LIMIT);
        for (var service : SERVICES) {
            postgres().createDatabase(service);
        }
        SERVICES.forEach(this::launch);
        awaitReady(START_LIMIT);
    }

    private void launch(String name) {
        launch(name, parts.child(name));
    }

    private synchronized void launch(String name, JavaChild child) {
        if (closed) {
            throw new StackException(ExitCode.FAILURE, "The stack was stopped while it started.");
        }
        options.progress().begin(name);
        var supervisor = Supervisor.start(
                child,
                parts.pidFile(name),
                InstantSource.system(),
                options.mostDeaths(),
                options.progress()::say,
                failure::complete);
        running.put(name, supervisor);
    }

    private void await(Map<String, BooleanSupplier> waiting, Duration limit) {
        var end = System.nanoTime() + limit.toNanos();
        while (!waiting.isEmpty()) {
            if (failure.isDone()) {
                throw new StackException(ExitCode.FAILURE, failure.join());
            }
            if (System.nanoTime() > end) {
                var late = String.join(", ", waiting.keySet());
                throw new StackException(
                        ExitCode.FAILURE,
                        late + " not ready after " + limit.toSeconds() + " s. The end of the log:\n"
                                + parts.child(waiting.keySet().iterator().next())
                                        .logTail(20));
            }
            waiting.entrySet().removeIf(entry -> {
                var ready = entry.getValue().getAsBoolean();
                if (ready) {
                    options.progress().done(entry.getKey());
                }
                return ready;
            });
            options.progress().tick();
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private void stop(List<String> names, Duration limit) {
        var stopping = new ArrayList<Supervisor>();
        for (var name : names) {
            var supervisor = running.get(name);
            if (supervisor != null) {
                supervisor.letGo();
                stopping.add(supervisor);
            }
        }
        for (var supervisor : stopping) {
            if (!supervisor.awaitEnd(limit)) {
                options.progress()
                        .say(supervisor.name() + " did not stop within " + limit.toSeconds() + " s and was killed");
            }
        }
    }

    private ProcessHandle process(String name) {
        if (name.equals("postmaster")) {
            return Postgres.postmaster(parts.postgresData())
                    .orElseThrow(() -> new IllegalStateException("PostgreSQL is not running"));
        }
        var supervisor = running.get(name);
        if (supervisor == null) {
            throw new IllegalArgumentException("no part is called " + name + ", only " + running.keySet());
        }
        return supervisor.process();
    }

    private PostgresAccess postgres() {
        return PostgresAccess.of(parts.postgresHome(), ports.postgres());
    }

    private static Path directory(StackOptions options) {
        try {
            if (options.data().isEmpty()) {
                return Files.createTempDirectory("rescind-");
            }
            return Files.createDirectories(options.data().get().toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new StackException(ExitCode.USAGE, "The data directory cannot be made: " + e.getMessage());
        }
    }
}
