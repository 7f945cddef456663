package org.rescind.notifier;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rescind.notifier.webhook.BackOff;
import org.rescind.notifier.webhook.DeliveryConfig;
import org.rescind.web.Encryption;
import org.rescind.web.IdempotencyWorker;

/** What comes from outside of the program: the time, chance and the key that encrypts endpoint secrets. */
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
    BackOff backOff(DeliveryConfig config, InstantSource clock, SecureRandom random) {
        return new BackOff(config.firstPause(), config.longestPause(), clock, random);
    }

    /** @param keys environment {@code RESCIND_ENCRYPTION_KEY}: base64 of 32 bytes; after a rotation new,old */
    @Produces
    @Singleton
    Encryption encryption(@ConfigProperty(name = "rescind.encryption-key") String keys) {
        return Encryption.withKeys(keys);
    }
}
