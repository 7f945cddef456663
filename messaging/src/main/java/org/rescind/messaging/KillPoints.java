package org.rescind.messaging;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Places where a test lets this process die, as {@code kill -9} would there. A point is armed by a file of its name in a
 * directory, and disarmed by the death. {@code docs/reliability.md} lists them all.
 */
@Singleton
public class KillPoints {

    private static final int KILLED = 137;

    private final Optional<Path> armed;
    private final TransactionSynchronizationRegistry transactions;

    /** @param armed the directory; never set it outside tests. Environment: {@code RESCIND_KILL_POINTS} */
    KillPoints(
            @ConfigProperty(name = "rescind.kill-points") Optional<Path> armed,
            TransactionSynchronizationRegistry transactions) {
        this.armed = armed;
        this.transactions = transactions;
    }

    public void reach(String point) {
        if (armed.isPresent() && disarm(armed.get().resolve(point))) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    /** Makes the points {@code <step>.before-commit} and {@code <step>.after-commit} of the present transaction. */
    public void aroundCommit(String step) {
        if (armed.isPresent()) {
            transactions.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    reach(step + ".before-commit");
                }

                @Override
                public void afterCompletion(int status) {
                    if (status == Status.STATUS_COMMITTED) {
                        reach(step + ".after-commit");
                    }
                }
            });
        }
    }

    private static boolean disarm(Path point) {
        try {
            return Files.deleteIfExists(point);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
