package org.rescind.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the contract that lie beside the records. */
final class Contract {

    private Contract() {}

    static Path schema(EventType type) {
        return Path.of("schemas", type.eventName() + ".v1.json");
    }

    static Path golden(EventType type) {
        return Path.of("golden", type.eventName() + ".v1.json");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
