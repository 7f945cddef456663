package org.rescind.benchmarks;

import java.util.Locale;

/** What a figure is to keep to beside its baseline. */
interface Budget {

    /** Looks at medians. */
    boolean isMet(Sample ours, Sample baseline);

    /** For what is the better the larger it is. */
    static Budget atLeast(double ratio) {
        return new AtLeast(ratio);
    }

    /** For times: so many times the baseline, and no more than so much above it. */
    static Budget atMost(double ratio, double extra) {
        return new AtMost(ratio, extra);
    }

    /** For what is the better the smaller it is. */
    static Budget atMost(double ratio) {
        return new AtMost(ratio, Double.POSITIVE_INFINITY);
    }

    /** For times: no more than so much above the baseline. */
    static Budget atMostAbove(double extra) {
        return new AtMost(Double.POSITIVE_INFINITY, extra);
    }

    record AtLeast(double ratio) implements Budget {
        @Override
        public boolean isMet(Sample ours, Sample baseline) {
            return ours.over(baseline).median() >= ratio;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, ">= %.2f", ratio);
        }
    }

    record AtMost(double ratio, double extra) implements Budget {
        @Override
        public boolean isMet(Sample ours, Sample baseline) {
            return ours.over(baseline).median() <= ratio && ours.median() - baseline.median() <= extra;
        }

        @Override
        public String toString() {
            var times = Double.isInfinite(ratio) ? "" : String.format(Locale.ROOT, "%.2f", ratio);
            var above = Double.isInfinite(extra) ? "" : "+" + Figures.shown(extra) + " ms";
            return "<= " + times + (times.isEmpty() || above.isEmpty() ? "" : ", ") + above;
        }
    }
}
