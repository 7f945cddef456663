package org.rescind.stack.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rescind.stack.Stack;

/** The last screen: times, whether everything agrees, and where to look. */
final class Ending {
    private final List<String> lines = new ArrayList<>();

    private Ending() {}

    static String of(Result result, Stack stack) {
        var ending = new Ending();
        ending.times(result);
        ending.troubled(result);
        ending.checks(result.reconciliation());
        ending.addresses(result.requester(), stack);
        return String.join("\n", ending.lines);
    }

    private void times(Result result) {
        var timing = result.timing();
        var troubled = result.troubled().size();
        title("Times since the request was sent");
        time("first institution notified", Timing.shown(timing.firstNotified()));
        time(
                "last of " + (result.institutions().size() - troubled) + " healthy ones",
                Timing.shown(timing.lastHealthyNotified()));
        time("last of " + troubled + " slow or failing at first", Timing.shown(timing.lastNotified()));
        time("last copy purged and attested", Timing.shown(timing.lastPurged()));
        time("and shown so on the case", Screen.seconds(result.durations().complete()));
    }

    private void troubled(Result result) {
        title("Slow or failing at first: when notified");
        for (var institution : result.troubled()) {
            var profile = institution.profile();
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-46s  %7s  %s",
                    profile.name() + ", " + profile.country(),
                    Timing.shown(result.notifiedMillis(institution)),
                    profile.conduct()));
        }
    }

    private void checks(Reconciliation reconciliation) {
        title(reconciliation.holds() ? "Everything agrees" : "NOT everything agrees");
        for (var check : reconciliation.checks()) {
            lines.add(check.holds() ? "  ok  " + check.expected() : "  NO  " + check.expected() + ": " + check.found());
        }
    }

    private void addresses(Requester requester, Stack stack) {
        title("Look yourself");
        address("case page", requester.page());
        address("its key", requester.caseKey());
        address("case as data", "curl -H 'Authorization: Bearer " + requester.caseKey() + "' " + requester.self());
        address("coverage", stack.notifier() + "/api/v1/coverage/" + Publisher.DATASET);
        address("removal log's head", stack.index() + "/api/v1/datasets/" + Publisher.DATASET);
        address("APIs", stack.intake() + "/q/openapi");
        address("", stack.index() + "/q/openapi");
        address("", stack.notifier() + "/q/openapi");
    }

    private void title(String text) {
        lines.add("");
        lines.add(text);
    }

    private void time(String name, String value) {
        lines.add(String.format(Locale.ROOT, "  %-36s  %6s", name, value));
    }

    private void address(String name, String value) {
        lines.add(String.format(Locale.ROOT, "  %-18s  %s", name, value));
    }
}
