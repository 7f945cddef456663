package org.rescind.index.manifest;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MostlyBadTest {

    private static final Row GOOD = new Row.Record("flickr:1", null);
    private static final Row BAD = new Row.Refused("columns");

    private final MostlyBad rule = new MostlyBad("dif");
    private long number;

    private void see(long rows, Row row) {
        for (long i = 0; i < rows; i++) {
            rule.see(new Line(++number, 0, new byte[0], 0, 0, 0, true), row);
        }
    }

    @Test
    void a_hundred_thousand_bad_rows_are_listed_and_one_more_of_nothing_else_is_too_many() {
        see(1, GOOD);
        see(MostlyBad.MOST_REFUSED, BAD);

        assertThatThrownBy(() -> see(1, BAD))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("100,001 of the first 100,002 lines")
                .hasMessageContaining("line 2 (columns)");
    }

    @Test
    void a_large_file_may_have_more_bad_rows_than_that_as_long_as_most_are_good() {
        see(300_000, GOOD);

        assertThatNoException().isThrownBy(() -> see(300_000, BAD));
        assertThatThrownBy(() -> see(1, BAD)).isInstanceOf(UnreadableFileException.class);
    }
}
