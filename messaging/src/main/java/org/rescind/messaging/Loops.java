package org.rescind.messaging;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts the loops of a service and stops them at its end. */
@Singleton
public class Loops {

    private final AdvisoryLock lock;
    private final Duration interval;
    private final List<Loop> running = new CopyOnWriteArrayList<>();

    Loops(
            AdvisoryLock lock,
            @ConfigProperty(name = "rescind.messaging.poll-interval", defaultValue = "PT0.25S") Duration interval) {
        this.lock = lock;
        this.interval = interval;
    }

    /** A loop that every instance of the service runs. */
    public Loop start(String name, Loop.Step step) {
        return start(name, interval, step);
    }

    public Loop start(String name, Duration every, Loop.Step step) {
        return start(new Loop(name, every, step));
    }

    private Loop start(Loop loop) {
        running.add(loop);
        loop.start();
        return loop;
    }

    /**
     * A loop that only one instance of the service runs at a time, so that what it publishes keeps its order. An instance
     * that dies lets go of it with its database connection.
     */
    public Loop startAlone(String name, Loop.Step step) {
        return startAlone(name, interval, step);
    }

    public Loop startAlone(String name, Duration every, Loop.Step step) {
        return start(name, every, () -> lock.whileHolding(name, step));
    }

    /** As {@link #startAlone(String, Loop.Step)}, with a rest after each round that had nothing left to do. */
    Loop startAloneWithRest(String name, Duration rest, Loop.Step step) {
        return start(new Loop(name, interval, rest, () -> lock.whileHolding(name, step)));
    }

    void stop(@Observes ShutdownEvent event) {
        running.forEach(Loop::close);
    }
}
