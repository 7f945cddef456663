package org.rescind.notifier.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LetterTest {

    private static final UUID INSTITUTION = UUID.fromString("019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071");

    @Test
    void the_subject_is_the_worst_of_what_it_tells() {
        Letter letter =
                new Letter("a@b.example", false, List.of(reminder(Step.OVERDUE, 1), reminder(Step.NOT_NOTIFIED, 1)));

        assertThat(letter.subject()).isEqualTo("Rescind: the purge of removed photos is overdue");
        assertThat(letter.text("https://x.example").indexOf("had to be purged"))
                .isLessThan(letter.text("https://x.example").indexOf("not delivered"));
    }

    @Test
    void the_same_thing_for_two_addressees_at_one_address_is_said_once() {
        Letter letter = new Letter("a@b.example", false, List.of(reminder(Step.OVERDUE, 1), reminder(Step.OVERDUE, 1)));

        assertThat(letter.ids()).hasSize(2);
        assertThat(letter.text("https://x.example")).containsOnlyOnce("had to be purged");
    }

    @Test
    void staff_are_told_whom_it_is_about() {
        assertThat(new Letter("o@b.example", true, List.of(reminder(Step.DEFAULTED, 7))).text("https://x.example"))
                .contains("- University of Somewhere (" + INSTITUTION
                        + "): dif release 1.0, positions 7 to 1812: defaulted")
                .doesNotContain("API key");
    }

    @Test
    void a_long_list_is_cut_and_says_so() {
        List<Reminder> many = LongStream.rangeClosed(1, 130)
                .mapToObj(position -> reminder(Step.OVERDUE, position))
                .toList();

        assertThat(new Letter("o@b.example", true, many).text("https://x.example"))
                .contains("- and 30 more");
    }

    private static Reminder reminder(Step step, long position) {
        return new Reminder(
                UUID.randomUUID(),
                INSTITUTION,
                "University of Somewhere",
                "dif",
                "1.0",
                step,
                position,
                1_812,
                Instant.parse("2026-12-22T10:00:00Z"));
    }
}
