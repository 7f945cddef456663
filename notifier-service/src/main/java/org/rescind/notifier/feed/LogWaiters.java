package org.rescind.notifier.feed;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.rescind.messaging.Loop;
import org.rescind.messaging.Loops;
import org.rescind.notifier.log.LogApplied;
import org.rescind.notifier.log.LogTable;

/**
 * Who waits for a log to become longer. All of them cost one query a round, and no thread: the log may have been applied by
 * another instance.
 */
@Singleton
@Startup
class LogWaiters {

    private static final int MOST = 5_000;

    private record Waiter(String dataset, long after, UniEmitter<? super Boolean> done) {}

    private final LogTable log;
    private final Loop loop;
    private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();

    LogWaiters(LogTable log, Loops loops) {
        this.log = log;
        this.loop = loops.start("feed-waiters", this::round);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) LogApplied event) {
        loop.wake();
    }

    /** Whether the log has gone beyond the position; at once when too many wait already. */
    Uni<Boolean> beyond(String dataset, long after, Duration atMost) {
        if (waiting.size() >= MOST) {
            return Uni.createFrom().item(false);
        }
        return Uni.createFrom()
                .<Boolean>emitter(done -> {
                    Waiter waiter = new Waiter(dataset, after, done);
                    waiting.add(waiter);
                    done.onTermination(() -> waiting.remove(waiter));
                })
                .ifNoItem()
                .after(atMost)
                .recoverWithItem(false);
    }

    private boolean round() {
        if (waiting.isEmpty()) {
            return false;
        }
        Map<String, Long> heads =
                log.heads(waiting.stream().map(Waiter::dataset).collect(Collectors.toSet()));
        waiting.stream()
                .filter(waiter -> heads.getOrDefault(waiter.dataset(), 0L) > waiter.after())
                .forEach(waiter -> {
                    waiting.remove(waiter);
                    waiter.done().complete(true);
                });
        return false;
    }
}
