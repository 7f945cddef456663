package org.rescind.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExceptionFileTest {

    @Test
    void a_table_as_spreadsheets_write_it_is_read() {
        assertThat(ExceptionFile.parse("\ufeffPosition,Status,Detail,Basis,Until\r\n"
                        + "900,retained_backup,\"tape, overwritten in March\r\nor \"\"April\"\"\",,\r\n"
                        + "901,exempt,,Art. 89(2) GDPR,2027-01-31\r\n\r\n"))
                .containsExactly(
                        new AttestedException(
                                900, "retained_backup", "tape, overwritten in March\r\nor \"April\"", null, null),
                        new AttestedException(901, "exempt", null, "Art. 89(2) GDPR", "2027-01-31"));
    }

    @Test
    void the_columns_may_stand_in_any_order_and_the_optional_ones_be_left_out() {
        assertThat(ExceptionFile.parse("status,position\nderived_only,7"))
                .containsExactly(new AttestedException(7, "derived_only", null, null, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                              | Row 1 of the exceptions is empty
            number,status                                   | Row 1 of the exceptions names the columns
            position,status,what                            | Row 1 of the exceptions names the columns
            position,status/x,exempt                        | Row 2 of the exceptions is exempt, which needs a basis
            position,status/x,transferred                   | Row 2 of the exceptions must have a number
            position,status/1,lost                          | Row 2 of the exceptions must have the status
            position,status/1,transferred,2                 | Row 2 of the exceptions has 3 values instead of 2
            position,status/1,transferred/1,transferred     | Row 3 of the exceptions has position 1 for the second time
            position,status/1,"transferred                  | has a quotation mark that is not closed
            position,status,basis/1,exempt,law              | Row 2 of the exceptions is exempt, which needs a basis and until
            """)
    void what_is_wrong_is_said_with_its_row_and_nothing_is_sent(String text, String words) {
        assertThatThrownBy(() -> ExceptionFile.parse(text.replace('/', '\n')))
                .isInstanceOf(AgentException.class)
                .hasMessageContaining(words)
                .hasMessageContaining("Nothing was sent");
    }
}
