package org.rescind.notifier.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rescind.notifier.attestation.Attestation.Exemption;
import org.rescind.notifier.attestation.Attestation.Status;
import org.rescind.notifier.portal.ExceptionsCsv.Mistake;

class ExceptionsCsvTest {

    /** Says which message it is, and with what. */
    private static final PortalMessages WORDS = (PortalMessages) Proxy.newProxyInstance(
            PortalMessages.class.getClassLoader(),
            new Class<?>[] {PortalMessages.class},
            (proxy, method, values) -> method.getName() + (values == null ? "" : Arrays.toString(values)));

    private static ExceptionsCsv read(String text) {
        return ExceptionsCsv.read(text, WORDS);
    }

    @Test
    void a_file_says_what_was_done_with_which_position() {
        ExceptionsCsv csv = read("""
                position,status,detail,basis,until
                3,exempt,"a, ""b""\",Art. 89,2027-03-31

                4,RETAINED_BACKUP,,,
                """);
        assertThat(csv.mistakes()).isEmpty();
        assertThat(csv.exemptions())
                .containsExactly(
                        new Exemption(3, Status.EXEMPT, "a, \"b\"", "Art. 89", Instant.parse("2027-04-01T00:00:00Z")),
                        new Exemption(4, Status.RETAINED_BACKUP, null, null, null));
    }

    @Test
    void what_spreadsheets_write_is_read() {
        assertThat(read("\ufeffstatus;position\r\nexempt;7\r\n").exemptions())
                .containsExactly(new Exemption(7, Status.EXEMPT, null, null, null));
    }

    @Test
    void nothing_is_no_exception() {
        assertThat(read(" \n ").exemptions()).isEmpty();
        assertThat(read("position,status\n").mistakes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0;exempt;;, csvPosition",
        "-1;exempt;;, csvPosition",
        "1.5;exempt;;, csvPosition",
        "99999999999999999999;exempt;;, csvPosition",
        "1;deleted;;, csvStatus",
        "1;exempt;soon;, csvUntil",
        "1;exempt;2027-02-30;, csvUntil"
    })
    void each_mistake_has_its_line(String line, String mistake) {
        ExceptionsCsv csv = read("position;status;until;detail\n1;exempt;;\n" + line);
        assertThat(csv.mistakes()).containsExactly(new Mistake(3, mistake));
        assertThat(csv.exemptions()).hasSize(1);
    }

    @Test
    void a_line_or_a_file_that_is_too_long_is_refused() {
        assertThat(read("position,status,detail\n1,exempt," + "x".repeat(401)).mistakes())
                .containsExactly(new Mistake(2, "csvLong[400]"));
        String lines = IntStream.rangeClosed(1, 10_001)
                .mapToObj(position -> position + ",exempt")
                .collect(Collectors.joining("\n", "position,status\n", ""));
        ExceptionsCsv csv = read(lines);
        assertThat(csv.mistakes()).containsExactly(new Mistake(10_002, "csvTooMany[10000]"));
        assertThat(csv.exemptions()).hasSize(10_000);
    }

    @Test
    void a_file_without_its_columns_or_with_others_is_not_guessed_at() {
        assertThat(read("position,state\n1,exempt").mistakes())
                .containsExactly(new Mistake(1, "csvColumn[state]"), new Mistake(1, "csvHeader"));
        assertThat(read("1,exempt\n2,exempt").mistakes()).isNotEmpty();
    }

    @Test
    void a_quotation_mark_that_is_not_closed_does_not_swallow_the_lines_after_it() {
        ExceptionsCsv csv = read("position,status,detail\n1,exempt,\"a\n2,exempt,b\n");
        assertThat(csv.mistakes()).containsExactly(new Mistake(0, "csvUnreadable"));
        assertThat(csv.exemptions()).isEmpty();
    }
}
