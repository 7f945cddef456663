package org.rescind.notifier.reconciliation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.rescind.messaging.Loops;
import org.rescind.messaging.Sql;
import org.rescind.notifier.policy.ObligationConfig;
import org.rescind.notifier.reconciliation.ChannelState.Key;
import org.rescind.notifier.webhook.DeliveryConfig;

/**
 * Compares, all the time, what is owed with what is accounted for. It looks at what has changed since it last saw everything
 * fit, so old attempts may go. What differs is in the log and in a gauge, which must be 0, until it fits again.
 */
@Singleton
@Startup
class Reconciler {

    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final int PART = 1_000;
    private static final int MOST_LOGGED = 20;
    private static final double JITTER = 1.25;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final ProofTable proofs;
    private final OwedTable owed;
    private final Sql sql;
    private final DeliveryConfig delivery;
    private final MultiGauge gauge;

    /** How much of each log was counted, by this instance. */
    private final Map<String, Long> counted = new ConcurrentHashMap<>();

    private Set<String> known = Set.of();

    Reconciler(
            ProofTable proofs,
            OwedTable owed,
            Sql sql,
            DeliveryConfig delivery,
            ObligationConfig config,
            MeterRegistry meters,
            Loops loops) {
        this.proofs = proofs;
        this.owed = owed;
        this.sql = sql;
        this.delivery = delivery;
        this.gauge = MultiGauge.builder("rescind.owed.unaccounted")
                .description("Positions that are owed and not accounted for: must be 0")
                .register(meters);
        loops.startAlone("reconciler", config.reconcileEvery(), this::round);
    }

    synchronized boolean round() {
        Map<String, Long> heads = owed.heads();
        List<Finding> findings = new ArrayList<>(missingEntries(heads));
        findings.addAll(owed.withoutChannel());
        findings.addAll(unproven());
        findings.addAll(owed.withoutNextAttempt(longestPause(), delivery.lease().multipliedBy(2), PATIENCE));
        export(heads, findings);
        log(findings);
        return false;
    }

    private Duration longestPause() {
        return Duration.ofMillis((long) (delivery.longestPause().toMillis() * JITTER))
                .plusMinutes(1);
    }

    /** Counted once from the beginning, then what is new. */
    private List<Finding> missingEntries(Map<String, Long> heads) {
        List<Finding> findings = new ArrayList<>();
        heads.forEach((dataset, head) -> {
            long before = counted.getOrDefault(dataset, 0L);
            long missing = Math.abs(head - before - owed.entries(dataset, before, head));
            if (missing == 0 && head >= before) {
                counted.put(dataset, head);
            } else {
                counted.remove(dataset);
                findings.add(
                        new Finding(dataset, "its log has not as many entries as its head says", Math.max(1, missing)));
            }
        });
        return findings;
    }

    private List<Finding> unproven() {
        List<Finding> findings = new ArrayList<>();
        List<Key> changed = proofs.changed();
        for (int from = 0; from < changed.size(); from += PART) {
            findings.addAll(prove(changed.subList(from, Math.min(changed.size(), from + PART))));
        }
        return findings;
    }

    private List<Finding> prove(List<Key> keys) {
        Instant before = proofs.now();
        List<ChannelState> channels = QuarkusTransaction.requiringNew().call(() -> {
            sql.readAsOfOneMoment();
            return proofs.read(keys);
        });
        proofs.proven(
                channels.stream().filter(channel -> channel.unaccounted() == 0).toList(), before);
        return channels.stream()
                .filter(channel -> channel.unaccounted() > 0)
                .map(channel -> new Finding(
                        channel.key().dataset(),
                        "the cursors of institution " + channel.key().institution()
                                + " are not where what was recorded puts them",
                        channel.unaccounted()))
                .toList();
    }

    private void export(Map<String, Long> heads, List<Finding> findings) {
        Map<String, Long> positions = new HashMap<>();
        heads.keySet().forEach(dataset -> positions.put(dataset, 0L));
        findings.forEach(finding -> positions.merge(finding.dataset(), finding.positions(), Long::sum));
        gauge.register(
                positions.entrySet().stream()
                        .map(entry -> MultiGauge.Row.of(Tags.of("dataset", entry.getKey()), entry.getValue()))
                        .toList(),
                true);
    }

    private void log(List<Finding> findings) {
        Set<String> now = new LinkedHashSet<>();
        findings.forEach(finding -> now.add(finding.dataset() + ": " + finding.what()));
        now.stream()
                .filter(what -> !known.contains(what))
                .limit(MOST_LOGGED)
                .forEach(what -> LOG.errorf("owed and not accounted for: %s", what));
        if (now.isEmpty() && !known.isEmpty()) {
            LOG.info("everything that is owed is accounted for again");
        }
        known = now;
    }
}
