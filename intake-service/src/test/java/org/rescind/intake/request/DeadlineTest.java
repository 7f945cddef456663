package org.rescind.intake.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T09:30:00Z, 2026-12-22T09:30:00Z",
        "2026-01-31T23:59:59Z, 2026-02-28T23:59:59Z",
        "2028-01-31T00:00:00Z, 2028-02-29T00:00:00Z",
        "2026-03-31T12:00:00Z, 2026-04-30T12:00:00Z",
        "2026-12-31T12:00:00Z, 2027-01-31T12:00:00Z"
    })
    void the_answer_is_due_a_calendar_month_after_receipt(Instant received, Instant due) {
        assertThat(Deadline.regular(received)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22T09:30:00Z, 2027-02-22T09:30:00Z", "2026-11-30T09:30:00Z, 2027-02-28T09:30:00Z"})
    void an_extension_gives_two_more_months(Instant received, Instant due) {
        assertThat(Deadline.extended(received)).isEqualTo(due);
    }
}
