package org.rescind.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * A figure of ours and, where there is one, that of the baseline.
 *
 * @param baseline null for a figure that stands alone
 * @param budget null when none was set
 */
record Comparison(
        String measure,
        String unit,
        Sample ours,
        @Nullable Sample baseline,
        @Nullable Budget budget) {

    static Comparison of(String measure, String unit, Sample ours, Sample baseline, Budget budget) {
        return new Comparison(measure, unit, ours, baseline, budget);
    }

    static Comparison withoutBudget(String measure, String unit, Sample ours, Sample baseline) {
        return new Comparison(measure, unit, ours, baseline, null);
    }

    static Comparison alone(String measure, String unit, Sample ours) {
        return new Comparison(measure, unit, ours, null, null);
    }

    /** The same figure of a large dataset beside that of a small one. */
    static Comparison growth(Comparison large, Comparison small, String sizes) {
        return withoutBudget("growth: " + large.measure + ", " + sizes, large.unit, large.ours, small.ours);
    }

    @Nullable
    Sample ratio() {
        return baseline == null ? null : ours.over(baseline);
    }

    String verdict() {
        if (baseline == null || budget == null) {
            return "";
        }
        return budget.isMet(ours, baseline) ? "ok" : "missed";
    }
}
