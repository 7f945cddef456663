package org.rescind.notifier.coverage;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.rescind.messaging.Loops;

/** Time alone makes a copy overdue: this looks every minute. */
@Singleton
@Startup
class OverdueWorker {

    OverdueWorker(OverdueTable copies, Loops loops) {
        loops.start("overdue", Duration.ofMinutes(1), () -> {
            copies.mark();
            return false;
        });
    }
}
