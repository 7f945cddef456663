package org.rescind.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void a_sample_has_a_median_and_its_extremes_in_whatever_order_it_was_taken() {
        var odd = Sample.of(5, 1, 9);
        var even = Sample.of(4, 1, 2, 100);

        assertThat(List.of(odd.median(), odd.min(), odd.max())).containsExactly(5.0, 1.0, 9.0);
        assertThat(even.median()).isEqualTo(3);
    }

    @Test
    void a_quantile_lies_between_the_two_nearest_values() {
        var sorted = new double[] {10, 20, 30, 40, 50};

        assertThat(Sample.quantile(sorted, 0)).isEqualTo(10);
        assertThat(Sample.quantile(sorted, 0.99)).isCloseTo(49.6, within(1e-9));
        assertThat(Sample.quantile(sorted, 1)).isEqualTo(50);
        assertThat(Sample.quantile(new double[] {7}, 0.99)).isEqualTo(7);
    }

    @Test
    void a_ratio_is_taken_pair_by_pair_and_not_of_the_medians() {
        var ratio = Sample.of(10, 20, 90).over(Sample.of(10, 40, 30));

        assertThat(ratio.values()).containsExactly(1.0, 0.5, 3.0);
        assertThat(ratio.median()).isEqualTo(1);
        assertThatThrownBy(() -> Sample.of(1, 2).over(Sample.of(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_rate_keeps_its_budget_from_the_ratio_upwards() {
        assertThat(rate(60, 100).verdict()).isEqualTo("ok");
        assertThat(rate(59, 100).verdict()).isEqualTo("missed");
    }

    @Test
    void a_time_keeps_its_budget_only_when_both_the_ratio_and_the_difference_do() {
        assertThat(time(2.5, 1).verdict()).isEqualTo("ok");
        assertThat(time(2.6, 1).verdict()).isEqualTo("missed");
        assertThat(time(8, 4).verdict()).isEqualTo("missed");
        assertThat(time(7, 4).verdict()).isEqualTo("ok");
    }

    @Test
    void a_budget_may_ask_for_the_ratio_or_for_the_difference_alone() {
        var ratio = Budget.atMost(0.05);
        var above = Budget.atMostAbove(300);

        assertThat(ratio.isMet(Sample.of(5), Sample.of(100))).isTrue();
        assertThat(ratio.isMet(Sample.of(6), Sample.of(100))).isFalse();
        assertThat(above.isMet(Sample.of(310), Sample.of(10))).isTrue();
        assertThat(above.isMet(Sample.of(311), Sample.of(10))).isFalse();
        assertThat(List.of(ratio, above, Budget.atMost(2.5, 3)).toString())
                .isEqualTo("[<= 0.05, <= +300 ms, <= 2.50, +3 ms]");
    }

    @Test
    void a_figure_that_stands_alone_is_neither_ok_nor_missed() {
        assertThat(Comparison.alone("size", "bytes", Sample.of(1)).verdict()).isEmpty();
        assertThat(Comparison.withoutBudget("size", "bytes", Sample.of(1), Sample.of(2))
                        .verdict())
                .isEmpty();
    }

    @Test
    void trials_take_turns_in_going_first_and_the_first_pair_does_not_count() throws Exception {
        var order = new ArrayList<String>();
        var pairs = Pairs.interleaved(
                3,
                () -> {
                    order.add("ours");
                    return (double) order.size();
                },
                () -> {
                    order.add("baseline");
                    return (double) order.size();
                });

        assertThat(order)
                .containsExactly("ours", "baseline", "ours", "baseline", "baseline", "ours", "ours", "baseline");
        assertThat(pairs.ours()).containsExactly(3.0, 6.0, 7.0);
        assertThat(pairs.baseline()).containsExactly(4.0, 5.0, 8.0);
    }

    @Test
    void growth_goes_from_the_ordered_size_down_by_powers_of_ten() {
        assertThat(GrowthMeasure.sizes(10_000_000)).containsExactly(10_000_000L, 1_000_000L, 100_000L);
        assertThat(GrowthMeasure.sizes(2_000_000)).containsExactly(2_000_000L, 1_000_000L, 100_000L);
        assertThat(GrowthMeasure.sizes(100_000)).containsExactly(100_000L, 10_000L);
    }

    private static Comparison rate(double ours, double baseline) {
        return Comparison.of("m", "rows/s", Sample.of(ours), Sample.of(baseline), Budget.atLeast(0.60));
    }

    private static Comparison time(double ours, double baseline) {
        return Comparison.of("m", "ms", Sample.of(ours), Sample.of(baseline), Budget.atMost(2.5, 3));
    }
}
