package org.rescind.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** How a child process says that it can be used, and on which port. */
record ReadyFile(Path file) {
    void announce(int port) {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(draft, Integer.toString(port));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot announce in " + file, e);
        }
    }

    Optional<Integer> port() {
        try {
            return Files.exists(file) ? Optional.of(Integer.valueOf(Files.readString(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    void withdraw() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }
}
