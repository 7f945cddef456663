package org.rescind.intake.retention;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.rescind.intake.IntakeConfig;
import org.rescind.web.Sha256;

/** How long what people wrote is kept. */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    /** For the work itself, before it counts as late. */
    private static final Duration GRACE = Duration.ofHours(1);

    private final RetainedTable requests;
    private final SettledTable settled;
    private final ErasureTable evidence;
    private final InstantSource clock;
    private final Duration kept;

    Retention(
            RetainedTable requests,
            SettledTable settled,
            ErasureTable evidence,
            InstantSource clock,
            IntakeConfig config) {
        this.requests = requests;
        this.settled = settled;
        this.evidence = evidence;
        this.clock = clock;
        this.kept = config.retention();
    }

    /** Returns whether there may be more. */
    @Transactional
    boolean settle() {
        return settled.settle(clock.instant());
    }

    /** Erases some of what is due, and the evidence is there if and only if that was done; returns whether there may be more. */
    @Transactional
    boolean eraseSome() {
        List<UUID> due = requests.due(clock.instant().minus(kept));
        if (due.isEmpty()) {
            return false;
        }
        requests.erase(due, clock.instant());
        String sha256 = Sha256.hex(due.stream().map(UUID::toString).sorted().collect(joining("\n")));
        evidence.insert(clock.instant(), due.size(), sha256);
        LOG.infof("what was written in %d requests is erased; sha-256 of their ids %s", due.size(), sha256);
        return true;
    }

    long overdue() {
        return requests.overdue(clock.instant().minus(kept).minus(GRACE));
    }
}
