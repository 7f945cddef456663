package org.rescind.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where PostgreSQL's programs are unpacked: in the user's own cache, never in a place that two users share. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    static Path cache(Path otherwise) throws IOException {
        var configured = System.getenv("XDG_CACHE_HOME");
        var caches = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        try {
            return Files.createDirectories(caches.resolve("rescind").resolve("postgresql"));
        } catch (IOException e) {
            // A user without a home of their own, as in some containers.
            return Files.createDirectories(otherwise.resolve("programs"));
        }
    }

    /** Removes what a process killed while unpacking has left; the library would take it for the whole. */
    static void removeHalf(Path cache) throws IOException {
        try (var versions = Files.newDirectoryStream(cache, "PG-*")) {
            for (var version : versions) {
                if (!Files.exists(version.resolve(".exists"))) {
                    Directories.delete(version);
                }
            }
        }
    }
}
