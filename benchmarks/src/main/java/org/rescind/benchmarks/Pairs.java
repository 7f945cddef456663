package org.rescind.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

/** What came of ours and of the baseline, taken in turns. */
record Pairs<T>(List<T> ours, List<T> baseline) {

    /** One of each that does not count, then so many of each: whoever was second goes first the next time. */
    static <T> Pairs<T> interleaved(int repeats, Callable<T> ours, Callable<T> baseline) throws Exception {
        ours.call();
        baseline.call();
        var pairs = new Pairs<T>(new ArrayList<>(), new ArrayList<>());
        for (var i = 0; i < repeats; i++) {
            if (i % 2 == 0) {
                pairs.ours.add(ours.call());
                pairs.baseline.add(baseline.call());
            } else {
                pairs.baseline.add(baseline.call());
                pairs.ours.add(ours.call());
            }
        }
        return pairs;
    }

    Comparison compare(String measure, String unit, ToDoubleFunction<T> figure, Budget budget) {
        return Comparison.of(measure, unit, sample(ours, figure), sample(baseline, figure), budget);
    }

    Comparison compare(String measure, String unit, ToDoubleFunction<T> figure) {
        return Comparison.withoutBudget(measure, unit, sample(ours, figure), sample(baseline, figure));
    }

    private static <T> Sample sample(List<T> trials, ToDoubleFunction<T> figure) {
        return new Sample(trials.stream().mapToDouble(figure).boxed().toList());
    }
}
