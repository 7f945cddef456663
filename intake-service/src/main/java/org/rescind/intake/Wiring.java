package org.rescind.intake;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.rescind.web.Encryption;

/** What comes from outside: time, chance and keys. */
class Wiring {

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    Encryption encryption(IntakeConfig config) {
        return Encryption.withKeys(config.encryptionKey());
    }
}
