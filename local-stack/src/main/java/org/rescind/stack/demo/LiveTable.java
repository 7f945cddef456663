package org.rescind.stack.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The way of one request from a reference to the last copy, as rows. */
final class LiveTable {
    private static final int BAR = 30;

    private final Map<String, Long> fullAt = new LinkedHashMap<>();

    List<String> rows(Snapshot at, long elapsedNanos) {
        var rows = new ArrayList<String>();
        rows.add("  references    " + padded(at.settled() + " of " + at.references()) + "understood and settled");
        rows.add("  photos        " + padded(number(at.totals().photosClaimed())) + "in "
                + number(at.positions().records()) + " records of " + Publisher.DATASET);
        rows.add("  positions     " + padded(positions(at)) + "of the removal log, which ends at " + number(at.head()));
        rows.add(bar("notified", at.reached().notified(), at.reached().total(), elapsedNanos));
        rows.add(bar("acknowledged", at.reached().acknowledged(), at.reached().total(), elapsedNanos));
        rows.add(bar("purged", at.reached().purged(), at.reached().total(), elapsedNanos));
        rows.add("  public        "
                + padded(at.covered().purged() + " of " + at.covered().total())
                + "copies purged, by the coverage that anybody can see");
        rows.add("  elapsed       " + padded(Screen.seconds(elapsedNanos)) + "case " + state(at));
        return rows;
    }

    String line(Snapshot at, long elapsedNanos) {
        var copies = at.reached();
        return String.format(
                Locale.ROOT,
                "  %6s  references %d/%d  photos %s  positions %s  notified %d  acknowledged %d  purged %d of %d  (%s)",
                Screen.seconds(elapsedNanos),
                at.settled(),
                at.references(),
                number(at.totals().photosClaimed()),
                positions(at),
                copies.notified(),
                copies.acknowledged(),
                copies.purged(),
                copies.total(),
                state(at));
    }

    private String bar(String name, long reached, long total, long elapsedNanos) {
        var filled = total == 0 ? 0 : (int) (BAR * reached / total);
        var isFull = total > 0 && reached == total;
        if (isFull) {
            fullAt.putIfAbsent(name, elapsedNanos);
        }
        return String.format(
                Locale.ROOT,
                "  %-13s %s%s  %d of %d%s",
                name,
                "█".repeat(filled),
                "░".repeat(BAR - filled),
                reached,
                total,
                isFull ? "  " + Screen.seconds(fullAt.getOrDefault(name, elapsedNanos)) : "");
    }

    private static String positions(Snapshot at) {
        var positions = at.positions();
        return positions.last() == 0 ? "-" : number(positions.first()) + "–" + number(positions.last());
    }

    private static String state(Snapshot at) {
        var words = at.phase().isEmpty() ? at.status() : at.status() + ", " + at.phase();
        return words.replace('_', ' ');
    }

    private static String padded(String text) {
        return String.format(Locale.ROOT, "%-12s", text);
    }

    private static String number(long number) {
        return Screen.number(number);
    }
}
