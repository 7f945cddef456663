package org.rescind.stack.demo;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What came of a run. */
record Result(
        Requester requester,
        Snapshot last,
        List<Institution> institutions,
        Timing timing,
        Durations durations,
        Reconciliation reconciliation) {

    /** @param complete from the sending of the request until the case and the coverage showed every copy as purged */
    record Durations(long load, long register, long complete) {}

    List<Institution> troubled() {
        return institutions.stream()
                .filter(institution -> !institution.profile().conduct().isHealthy())
                .toList();
    }

    OptionalLong notifiedMillis(Institution institution) {
        var nanos = institution.endpoint().notifiedAt(last.positions().last());
        return nanos.isPresent() ? OptionalLong.of(Timing.millis(nanos, requester.sentNanos())) : OptionalLong.empty();
    }

    /** @param memory bytes by process */
    Report report(long readyNanos, Map<String, Long> memory) {
        return new Report(
                last.positions().photos(),
                last.positions().records(),
                institutions.size(),
                last.reached().notified(),
                last.reached().acknowledged(),
                last.reached().purged(),
                Report.orNull(timing.firstNotified()),
                Report.orNull(timing.lastHealthyNotified()),
                Report.orNull(timing.lastNotified()),
                Report.orNull(timing.lastPurged()),
                durations.complete() / 1_000_000,
                Report.seconds(readyNanos),
                Report.seconds(durations.load()),
                Report.seconds(durations.register()),
                Report.mebibytes(memory),
                reconciliation.holds(),
                reconciliation.failed().stream()
                        .map(check -> check.expected() + ": " + check.found())
                        .toList());
    }
}
