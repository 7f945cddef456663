package org.rescind.intake;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.rescind.web.Encryption;
import org.rescind.web.IdempotencyWorker;

/** What comes from outside: time, chance and keys. */
class Wiring {

    void start(@Observes StartupEvent event, IdempotencyWorker idempotency) {
        idempotency.start();
    }

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
