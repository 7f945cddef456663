package org.rescind.stack.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The time that the whole demo may take, and the patience to wait within it. */
final class Limit {
    private final Duration limit;
    private final long end;
    private final Supplier<Optional<String>> failure;

    /** @param failure what makes all waiting vain, as soon as there is such a thing */
    Limit(Duration limit, Supplier<Optional<String>> failure) {
        this.limit = limit;
        this.end = System.nanoTime() + limit.toNanos();
        this.failure = failure;
    }

    /** Returns when it is done; otherwise says what is missing when the time is over. */
    void await(Duration every, BooleanSupplier done, Supplier<String> missing) {
        awaitValue(every, () -> done.getAsBoolean() ? Optional.of(true) : Optional.empty(), missing);
    }

    <T> T awaitValue(Duration every, Supplier<Optional<T>> value, Supplier<String> missing) {
        while (true) {
            var found = value.get();
            if (found.isPresent()) {
                return found.get();
            }
            pause(every, missing);
        }
    }

    private void pause(Duration every, Supplier<String> missing) {
        failure.get().ifPresent(why -> {
            throw new DemoException(why);
        });
        if (System.nanoTime() > end) {
            throw new DemoException("Not done after " + limit.toSeconds() + " s. " + missing.get());
        }
        LockSupport.parkNanos(every.toNanos());
        if (Thread.interrupted()) {
            throw new DemoException("stopped");
        }
    }
}
