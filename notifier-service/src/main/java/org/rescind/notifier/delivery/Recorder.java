package org.rescind.notifier.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.rescind.messaging.KillPoints;
import org.rescind.messaging.Loop;
import org.rescind.messaging.Loops;
import org.rescind.notifier.attempt.AttemptTable;
import org.rescind.notifier.copy.CursorsMoved;

/** Records deliveries in batches: while one is written the next one gathers. */
@Singleton
@Startup
class Recorder {

    private static final int BATCH = 1_000;

    private final AttemptTable attempts;
    private final DeliveryTable table;
    private final Event<CursorsMoved> moved;
    private final KillPoints killPoints;
    private final Loop loop;
    private final Queue<Delivery> ended = new ConcurrentLinkedQueue<>();

    /** Kept until it is recorded, should the database fail. */
    private final List<Delivery> batch = new ArrayList<>();

    Recorder(
            AttemptTable attempts, DeliveryTable table, Event<CursorsMoved> moved, KillPoints killPoints, Loops loops) {
        this.killPoints = killPoints;
        this.attempts = attempts;
        this.table = table;
        this.moved = moved;
        this.loop = loops.start("recorder", this::round);
    }

    void add(Delivery delivery) {
        ended.add(delivery);
        loop.wake();
    }

    private boolean round() {
        Delivery next;
        while (batch.size() < BATCH && (next = ended.poll()) != null) {
            batch.add(next);
        }
        if (batch.isEmpty()) {
            return false;
        }
        QuarkusTransaction.requiringNew().run(() -> record(batch));
        batch.clear();
        return true;
    }

    void record(List<Delivery> deliveries) {
        killPoints.aroundCommit("attempts");
        table.moveChannels(deliveries);
        List<Delivery> telling =
                deliveries.stream().filter(d -> d.endpointState() != null).toList();
        table.moveEndpoints(telling);
        attempts.insert(deliveries.stream()
                .filter(Delivery::wasTried)
                .map(Delivery::attempt)
                .toList());
        moved.fire(new CursorsMoved());
    }
}
