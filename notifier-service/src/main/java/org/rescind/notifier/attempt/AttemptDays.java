package org.rescind.notifier.attempt;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.rescind.messaging.Loops;

/** Makes the partitions of the coming days, and drops those that were kept for long enough. */
@Singleton
@Startup
class AttemptDays {

    private static final Logger LOG = Logger.getLogger(AttemptDays.class);
    private static final int AHEAD = 7;

    private final AttemptTable table;
    private final InstantSource clock;
    private final Period kept;

    /** @param kept how long attempts are kept. Environment: {@code RESCIND_ATTEMPTS_KEPT} */
    AttemptDays(
            AttemptTable table,
            InstantSource clock,
            @ConfigProperty(name = "rescind.attempts-kept", defaultValue = "P90D") String kept,
            Loops loops) {
        this.table = table;
        this.clock = clock;
        this.kept = Period.parse(kept);
        loops.startAlone("attempt-days", Duration.ofHours(1), this::round);
    }

    private boolean round() {
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        Stream.iterate(today, day -> day.plusDays(1))
                .limit(AHEAD)
                .map(LocalDate::toString)
                .filter(day -> !table.days().contains(day) && !table.isElsewhere(day))
                .forEach(table::createDay);
        String oldest = today.minus(kept).toString();
        table.days().stream().filter(day -> day.compareTo(oldest) < 0).forEach(this::drop);
        table.deleteElsewhere(oldest);
        return false;
    }

    private void drop(String day) {
        table.dropDay(day);
        LOG.infof("dropped the attempts of %s", day);
    }
}
