package org.rescind.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures as a table for people: every column as wide as its widest cell. */
final class Figures {
    private static final List<String> TITLES = List.of(
            "measure", "unit", "ours", "(min - max)", "baseline", "(min - max)", "ratio", "(min - max)", "budget", "");

    private Figures() {}

    static String table(List<Comparison> comparisons) {
        var rows = new ArrayList<List<String>>();
        rows.add(TITLES);
        comparisons.forEach(comparison -> rows.add(row(comparison)));
        var text = new StringBuilder();
        rows.forEach(row -> text.append(line(row, widths(rows))).append('\n'));
        return text.toString();
    }

    /** Three digits that mean something, and no more. */
    static String shown(double value) {
        if (Math.abs(value) >= 1_000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        var decimals = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
        var text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }

    private static List<String> row(Comparison comparison) {
        var cells = new ArrayList<>(List.of(comparison.measure(), comparison.unit()));
        add(cells, comparison.ours());
        var baseline = comparison.baseline();
        var ratio = comparison.ratio();
        if (baseline == null || ratio == null) {
            cells.addAll(List.of("", "", "", ""));
        } else {
            add(cells, baseline);
            add(cells, ratio);
        }
        cells.add(comparison.budget() == null ? "" : comparison.budget().toString());
        cells.add(comparison.verdict());
        return cells;
    }

    private static void add(List<String> cells, Sample sample) {
        cells.add(shown(sample.median()));
        cells.add(sample.values().size() == 1 ? "" : "(" + shown(sample.min()) + " - " + shown(sample.max()) + ")");
    }

    private static int[] widths(List<List<String>> rows) {
        var widths = new int[TITLES.size()];
        for (var row : rows) {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    /** Texts begin at the left, numbers end at the right. */
    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (var i = 0; i < widths.length; i++) {
            var text = i == 2 || i == 4 || i == 6;
            line.append(
                    String.format(Locale.ROOT, "%" + (text ? "" : "-") + Math.max(1, widths[i]) + "s  ", row.get(i)));
        }
        return line.toString().stripTrailing();
    }
}
