package org.rescind.intake.protection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetCellTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1"})
    void what_a_spreadsheet_would_compute_stays_a_text(String text) {
        assertThat(SpreadsheetCell.of(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345678@N00", "https://example.org/?a=1", "a=b"})
    void other_texts_stay_as_they_are(String text) {
        assertThat(SpreadsheetCell.of(text)).isEqualTo(text);
    }
}
