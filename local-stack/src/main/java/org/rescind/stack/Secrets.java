package org.rescind.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets in files that only their owner can read; one that exists is kept. */
record Secrets(Path dir) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** 32 random bytes in the alphabet that is safe in headers, URLs and connection strings. */
    String token(String name) {
        return kept(name, Base64.getUrlEncoder().withoutPadding());
    }

    /** 32 random bytes as plain base64, the form that an encryption key is configured in. */
    String key(String name) {
        return kept(name, Base64.getEncoder());
    }

    private String kept(String name, Base64.Encoder encoder) {
        var file = dir.resolve(name);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            var bytes = new byte[32];
            RANDOM.nextBytes(bytes);
            var secret = encoder.encodeToString(bytes);
            // Written beside it and moved, so that a crash leaves no half secret behind.
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createDirectories(dir);
            var draft = Files.createTempFile(dir, name, ".new", ownerOnly);
            Files.writeString(draft, secret + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException("secret " + file + " could not be kept", e);
        }
    }
}
