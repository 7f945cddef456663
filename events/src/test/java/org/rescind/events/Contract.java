package org.rescind.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the contract that lie beside the records. */
final class Contract {

    private Contract() {}

    static Path schema(EventType type) {
        return Path.of("schemas", type.eventName() + ".v1.json");
    }

    static Path golden(EventType type) {
        return Path.of("golden", type.eventName() + ".v1.json");
    }

    /** The first one, and those of fields that came later. */
    static List<Path> goldens(EventType type) {
        try (Stream<Path> files = Files.list(Path.of("golden"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(type.eventName() + ".v1."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
