package org.rescind.notifier.obligation;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.rescind.messaging.Loops;
import org.rescind.notifier.copy.CopyTable;
import org.rescind.notifier.policy.ObligationConfig;

/** Time alone makes copies overdue, ends waivers, and has people reminded: this looks every minute. */
@Singleton
@Startup
class ObligationWorker {

    private final CopyTable copies;
    private final OverdueTable overdue;
    private final SuspensionTable suspensions;
    private final ReminderTable reminders;
    private final ObligationConfig config;

    ObligationWorker(
            CopyTable copies,
            OverdueTable overdue,
            SuspensionTable suspensions,
            ReminderTable reminders,
            ObligationConfig config,
            Loops loops) {
        this.copies = copies;
        this.overdue = overdue;
        this.suspensions = suspensions;
        this.reminders = reminders;
        this.config = config;
        loops.startAlone("obligations", config.interval(), this::round);
    }

    boolean round() {
        copies.endWaivers();
        overdue.mark();
        suspensions.suspendDefaulted();
        suspensions.liftCaughtUp();
        reminders.note(config.remindAgainAfter());
        return false;
    }
}
