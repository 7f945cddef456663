package org.rescind.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** PostgreSQL as a process: {@code <directory> <port> <durable|throwaway> <ready file>}; ends when the postmaster does. */
final class PostgresProcess {
    private PostgresProcess() {}

    /** The option that keeps the library's temporary scripts, which it never deletes, out of the common directory. */
    static String temporaryFilesIn(Path dir) {
        return "-Djava.io.tmpdir=" + temporary(dir);
    }

    private static Path temporary(Path dir) {
        return dir.resolve("tmp");
    }

    public static void main(String[] args) throws IOException {
        Directories.delete(temporary(Path.of(args[0])));
        Files.createDirectories(temporary(Path.of(args[0])));
        var ready = new ReadyFile(Path.of(args[3]));
        ready.withdraw();
        var settings = args[2].equals("throwaway") ? Postgres.THROWAWAY : Map.<String, String>of();
        var postgres = Postgres.start(Path.of(args[0]), Integer.parseInt(args[1]), settings);
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "stop-postgresql"));
        ready.announce(postgres.port());
        // Unpacking took a hundred megabytes that are never needed again; the heap shrinks only at a collection.
        System.gc();
        while (!Processes.awaitEnd(postgres.postmaster(), Duration.ofHours(1))) {
            continue;
        }
        System.exit(1);
    }
}
