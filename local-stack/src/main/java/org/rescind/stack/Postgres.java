package org.rescind.stack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A real PostgreSQL, its data kept in a directory; the postmaster is a process of its own. */
public final class Postgres implements AutoCloseable {
    /** Settings for a database that nobody needs after a crash. */
    public static final Map<String, String> THROWAWAY =
            Map.of("fsync", "off", "full_page_writes", "off", "synchronous_commit", "off");

    private static final String CLOSED = "host all all 127.0.0.1/32 scram-sha-256\n";
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration BACKEND_LIMIT = Duration.ofSeconds(10);
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final EmbeddedPostgres server;
    private final PostgresAccess access;
    private final ProcessHandle postmaster;

    private Postgres(EmbeddedPostgres server, PostgresAccess access, ProcessHandle postmaster) {
        this.server = server;
        this.access = access;
        this.postmaster = postmaster;
    }

    /** Starts a durable server, as in production, and returns when it answers. */
    public static Postgres start(Path dir, int port) {
        return start(dir, port, Map.of());
    }

    /**
     * Starts a server with further settings and returns when it answers; a port of 0 is replaced by a free one. A
     * postmaster that an earlier process has left behind in the same directory is stopped first.
     */
    public static Postgres start(Path dir, int port, Map<String, String> settings) {
        var home = dir.toAbsolutePath();
        var data = home.resolve("data");
        stopOrphans(data);
        moveUnfinishedAside(data);
        var access = PostgresAccess.ofNew(home, Ports.orFree(port));
        try {
            var server = startWithBinaries(home, data, access, settings);
            closeToStrangers(data, access);
            var postmaster = postmaster(data).orElseThrow(() -> new IOException("no postmaster in " + data));
            return new Postgres(server, access, postmaster);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("PostgreSQL did not start in " + dir + ": " + e.getMessage(), e);
        }
    }

    /** Creates a database and the one role that may use it, unless they exist; role and password are its name. */
    public void createDatabase(String name) {
        access.createDatabase(name);
    }

    public String jdbcUrl(String database) {
        return access.jdbcUrl(database);
    }

    public int port() {
        return access.port();
    }

    ProcessHandle postmaster() {
        return postmaster;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            // The library waits five seconds and then only logs.
            stop(postmaster);
        }
    }

    /**
     * Starts the server with binaries that are unpacked once for each user, under a lock while that is not done: a
     * process killed in the middle would otherwise leave half of them for good.
     */
    private static EmbeddedPostgres startWithBinaries(
            Path home, Path data, PostgresAccess access, Map<String, String> settings) throws IOException {
        var cache = PostgresBinaries.cache(home);
        // The library tidies (and deletes) what lies beside its own default directory, which all users would share.
        System.setProperty("ot.epg.working-dir", cache.toString());
        var builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(cache.toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(access.port())
                .setPGStartupWait(START_LIMIT)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(serverLog(home)))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(serverLog(home)))
                .setConnectConfig("password", access.password())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                // The library turns both off; later options win.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                // Its log must not repeat what people have sent us.
                .setServerConfig("log_error_verbosity", "terse")
                .setServerConfig("log_min_error_statement", "panic")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "128MB");
        settings.forEach(builder::setServerConfig);
        synchronized (Postgres.class) {
            try (var channel = FileChannel.open(
                            cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new IOException("no lock on " + cache);
                }
                PostgresBinaries.removeHalf(cache);
                return start(builder, data);
            }
        }
    }

    /** The library goes on asking a server that died while it started, for as long as the slowest start may take. */
    private static EmbeddedPostgres start(EmbeddedPostgres.Builder builder, Path data) throws IOException {
        var start = new FutureTask<>(builder::start);
        var starter = new Thread(start, "start-postgresql");
        starter.setDaemon(true);
        starter.start();
        var looksDead = false;
        while (true) {
            try {
                return start.get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // Twice, because its mark is not written at a stroke.
                if (looksDead && hasDied(data)) {
                    throw new IOException("it died while it started", e);
                }
                looksDead = hasDied(data);
            } catch (ExecutionException e) {
                throw new IOException("it could not be started", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    /** Whether there is the mark of a postmaster and not the postmaster; marks of earlier ones are gone by then. */
    private static boolean hasDied(Path data) {
        return Files.exists(data.resolve("postmaster.pid"))
                && postmaster(data).filter(Processes::isAlive).isEmpty();
    }

    /** What the server says; beside the data, because its writer may outlive any process of ours. */
    static File serverLog(Path home) {
        return home.resolve("server.log").toFile();
    }

    /** Makes passwords count: the library sets the cluster up so that every local process is trusted as anyone. */
    private static void closeToStrangers(Path data, PostgresAccess access) throws IOException, SQLException {
        if (isFinished(data)) {
            return;
        }
        try (var connection = access.connect();
                var sql = connection.createStatement()) {
            sql.execute("alter role postgres password '" + access.password() + "'");
            Files.writeString(data.resolve("pg_hba.conf"), CLOSED);
            sql.execute("select pg_reload_conf()");
        }
    }

    /** Whether a first start came to its end; nobody can have stored anything before that. */
    private static boolean isFinished(Path data) throws IOException {
        var rules = data.resolve("pg_hba.conf");
        return Files.exists(rules) && Files.readString(rules).equals(CLOSED);
    }

    /** A process killed during its very first start leaves half a cluster, which no later start could use. */
    private static void moveUnfinishedAside(Path data) {
        try {
            if (!Files.exists(data) || isFinished(data)) {
                return;
            }
            var aside = data.resolveSibling("data.unfinished");
            Directories.delete(aside);
            Files.move(data, aside);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + data, e);
        }
    }

    /** Stops what an earlier process has left: its postmaster, or the last backends of one that was killed. */
    static void stopOrphans(Path data) {
        postmaster(data)
                // The number may belong to something else by now, even to another PostgreSQL.
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains("postgres") && line.contains(data.toString()))
                        .isPresent())
                .ifPresent(Postgres::stop);
        for (var backend : Processes.workingIn(data)) {
            if (!Processes.awaitEnd(backend, BACKEND_LIMIT)) {
                Processes.signal(backend, "KILL");
                Processes.awaitEnd(backend, BACKEND_LIMIT);
            }
        }
        forgetDeadPostmaster(data);
    }

    /**
     * Removes the mark of a postmaster that is gone. PostgreSQL does that itself, except when the number is in use
     * again, or is kept by a dead process that nobody has collected, as happens in containers.
     */
    private static void forgetDeadPostmaster(Path data) {
        if (!Files.isDirectory(Path.of("/proc/self"))
                || !Processes.workingIn(data).isEmpty()) {
            return;
        }
        try {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException("the mark of a dead postmaster in " + data + " cannot be removed", e);
        }
    }

    static Optional<ProcessHandle> postmaster(Path data) {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            // It is negative while the cluster is being made.
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Math.abs(Long.parseLong(lines.get(0).strip())));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Stops a postmaster fast (clients are cut off, data is written), and at once when that takes too long. */
    private static void stop(ProcessHandle postmaster) {
        for (var signal : new String[] {"INT", "QUIT", "KILL"}) {
            if (!Processes.isAlive(postmaster)) {
                return;
            }
            Processes.signal(postmaster, signal);
            Processes.awaitEnd(postmaster, STOP_LIMIT);
        }
    }
}
