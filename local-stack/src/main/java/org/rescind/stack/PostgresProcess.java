package org.rescind.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** PostgreSQL as a process: {@code <directory> <port> <durable|throwaway> <ready file>}; ends when the postmaster does. */
final class PostgresProcess {
    private PostgresProcess() {}

    public static void main(String[] args) {
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
