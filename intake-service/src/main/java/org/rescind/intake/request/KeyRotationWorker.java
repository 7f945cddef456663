package org.rescind.intake.request;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.rescind.messaging.Loops;

/** Finishes the rotation of the service's key: when nothing is left the old one may be dropped from the settings. */
@Startup
@Singleton
class KeyRotationWorker {

    private static final Logger LOG = Logger.getLogger(KeyRotationWorker.class);

    private final KeyRotation rotation;

    KeyRotationWorker(KeyRotation rotation, Loops loops) {
        this.rotation = rotation;
        loops.start("wrap-request-keys", Duration.ofHours(1), this::wrapSome);
    }

    private boolean wrapSome() {
        int wrapped = rotation.wrapSome();
        if (wrapped > 0) {
            LOG.infof("%d keys of requests are wrapped by the new key", wrapped);
        }
        return wrapped > 0;
    }
}
