package org.rescind.index.removal;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;

/**
 * Turns requests into entries of the removal log and outcomes, in the caller's transaction. It computes the same from the
 * same state, so it is simply run again for a request when something that concerns it becomes visible later.
 */
@Singleton
class Resolution {

    private final LostEntries lostEntries;
    private final LockTable lock;
    private final ClaimTable claims;
    private final SuppressionTable suppressions;
    private final HoldTable holds;
    private final HoldPolicy policy;
    private final RequestTable requests;
    private final RemovalTable log;
    private final OutcomeTable outcomes;
    private final Event<LogAppended> appended;
    private final Event<OutcomesChanged> changed;
    private final InstantSource clock;

    Resolution(
            LostEntries lostEntries,
            LockTable lock,
            ClaimTable claims,
            SuppressionTable suppressions,
            HoldTable holds,
            HoldPolicy policy,
            RequestTable requests,
            RemovalTable log,
            OutcomeTable outcomes,
            Event<LogAppended> appended,
            Event<OutcomesChanged> changed,
            InstantSource clock) {
        this.lostEntries = lostEntries;
        this.lock = lock;
        this.claims = claims;
        this.suppressions = suppressions;
        this.holds = holds;
        this.policy = policy;
        this.requests = requests;
        this.log = log;
        this.outcomes = outcomes;
        this.appended = appended;
        this.changed = changed;
        this.clock = clock;
    }

    void resolve(UUID[] ids) {
        if (ids.length == 0) {
            return;
        }
        lostEntries.requireCompared();
        String[] locked = lock.forResolution(ids);
        claims.claim(ids);
        suppressions.insert(ids);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID[] free = policy.isStrict() ? withoutHeld(ids, locked, now) : ids;
        holds.release(free);
        if (log.append(free, locked, now) > 0) {
            appended.fire(new LogAppended());
        }
        outcomes.compute(free);
        changed.fire(new OutcomesChanged());
    }

    private UUID[] withoutHeld(UUID[] ids, String[] locked, Instant now) {
        Set<UUID> held = HoldPolicy.held(holds.impacts(ids, locked, now.minus(Duration.ofHours(1))));
        UUID[] holding = held.toArray(UUID[]::new);
        requests.hold(holding);
        holds.hide(holding, locked, now, now.minus(Duration.ofDays(1)));
        return Arrays.stream(ids).filter(id -> !held.contains(id)).toArray(UUID[]::new);
    }
}
