package org.rescind.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void a_number_is_shown_with_the_digits_that_mean_something() {
        assertThat(List.of(
                        Figures.shown(123_456.7),
                        Figures.shown(234.5),
                        Figures.shown(100),
                        Figures.shown(45.67),
                        Figures.shown(3),
                        Figures.shown(0.0204),
                        Figures.shown(0)))
                .containsExactly("123,457", "235", "100", "45.7", "3", "0.02", "0");
    }

    @Test
    void the_columns_of_the_table_are_aligned() {
        var table = Figures.table(List.of(
                Comparison.of("import", "rows/s", Sample.of(50, 70, 60), Sample.of(100, 100, 100), Budget.atLeast(0.6)),
                Comparison.alone("bytes of a record on disk", "bytes", Sample.of(812))));

        assertThat(table).isEqualTo("""
                measure                    unit    ours  (min - max)  baseline  (min - max)  ratio  (min - max)  budget
                import                     rows/s    60  (50 - 70)         100  (100 - 100)    0.6  (0.5 - 0.7)  >= 0.60  ok
                bytes of a record on disk  bytes    812
                """);
    }
}
