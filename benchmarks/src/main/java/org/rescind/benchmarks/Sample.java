package org.rescind.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One figure as often as it was taken, in that order. */
record Sample(List<Double> values) {
    Sample {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a sample needs a value");
        }
    }

    static Sample of(double... values) {
        return new Sample(Arrays.stream(values).boxed().toList());
    }

    double median() {
        return quantile(sorted(), 0.5);
    }

    double min() {
        return sorted()[0];
    }

    double max() {
        return sorted()[values.size() - 1];
    }

    /** Value by value, because ours and the baseline were taken in turns: what disturbed one has disturbed the other. */
    Sample over(Sample baseline) {
        if (values.size() != baseline.values.size()) {
            throw new IllegalArgumentException("taken in turns, so there are as many of both");
        }
        return new Sample(IntStream.range(0, values.size())
                .mapToObj(i -> values.get(i) / baseline.values.get(i))
                .toList());
    }

    /** Between the two nearest values. */
    static double quantile(double[] sorted, double which) {
        var place = which * (sorted.length - 1);
        var below = (int) Math.floor(place);
        var above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
    }

    private double[] sorted() {
        return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
