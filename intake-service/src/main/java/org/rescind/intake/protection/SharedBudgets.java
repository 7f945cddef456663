package org.rescind.intake.protection;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.rescind.messaging.Loop;
import org.rescind.messaging.Loops;

/** What is limited for all clients together. */
@Startup
@Singleton
public class SharedBudgets {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SharedBudget requests;
    private final SharedBudget mails;
    private final Loop loop;

    SharedBudgets(SharedBudgetTable table, ProtectionConfig config, InstantSource clock, Loops loops) {
        this.requests = budget(table, "requests", config.allRequests(), config, clock);
        this.mails = budget(table, "mails", config.allMails(), config, clock);
        this.loop = loops.start("shared-budgets", PAUSE, this::takePortions);
    }

    private static SharedBudget budget(
            SharedBudgetTable table, String name, long perHour, ProtectionConfig config, InstantSource clock) {
        return new SharedBudget(table, name, perHour * config.scale(), config.portion(), clock);
    }

    /** Empty when one was taken; otherwise when trying again makes sense. */
    Optional<Duration> takeRequest() {
        return take(requests);
    }

    /** For each mail that a client makes us send, after its own {@link Allowance#MAILS}. */
    public Optional<Duration> takeMail() {
        return take(mails);
    }

    /** Takes nothing. */
    Optional<Duration> lackingRequest() {
        return requests.lacking();
    }

    /** Whether less than half is left for all together. */
    boolean requestsAreLow() {
        return requests.isLow();
    }

    private Optional<Duration> take(SharedBudget budget) {
        Optional<Duration> refused = budget.take();
        if (budget.isRunningOut()) {
            loop.wake();
        }
        return refused;
    }

    private boolean takePortions() {
        if (requests.needsMore()) {
            requests.takePortion();
        }
        if (mails.needsMore()) {
            mails.takePortion();
        }
        return false;
    }
}
