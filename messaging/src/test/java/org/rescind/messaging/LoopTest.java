package org.rescind.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopTest {

    private static final Duration NEVER = Duration.ofHours(1);

    @Test
    void it_runs_when_it_is_woken_and_not_only_at_its_interval() throws InterruptedException {
        Semaphore rounds = new Semaphore(0);
        try (Loop loop = new Loop("woken", NEVER, () -> {
            rounds.release();
            return false;
        })) {
            loop.start();
            assertThat(rounds.tryAcquire(5, TimeUnit.SECONDS)).isTrue();

            loop.wake();

            assertThat(rounds.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void one_that_rests_makes_few_rounds_however_often_it_is_woken() {
        List<Long> began = new CopyOnWriteArrayList<>();
        try (Loop loop = new Loop("resting", NEVER, Duration.ofMillis(100), () -> {
            began.add(System.nanoTime());
            return false;
        })) {
            loop.start();
            while (began.size() < 4) {
                loop.wake();
                Thread.onSpinWait();
            }
        }
        for (int i = 1; i < 4; i++) {
            assertThat(Duration.ofNanos(began.get(i) - began.get(i - 1))).isGreaterThanOrEqualTo(Duration.ofMillis(99));
        }
    }

    @Test
    void a_failure_is_tried_again_until_it_works() throws InterruptedException {
        AtomicInteger rounds = new AtomicInteger();
        CountDownLatch worked = new CountDownLatch(1);
        try (Loop loop = new Loop("failing", NEVER, () -> {
            if (rounds.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
            worked.countDown();
            return false;
        })) {
            loop.start();

            assertThat(worked.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_wake_up_during_a_round_makes_one_more_round() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Semaphore rounds = new Semaphore(0);
        try (Loop loop = new Loop("busy", NEVER, () -> {
            rounds.release();
            inside.countDown();
            return !goOn.await(10, TimeUnit.SECONDS);
        })) {
            loop.start();
            assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();
            loop.wake();
            goOn.countDown();

            assertThat(rounds.tryAcquire(2, 5, TimeUnit.SECONDS)).isTrue();
        }
    }
}
