package org.rescind.references;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form of reference that we know, each with what it has to be read as. */
class FormsTest {

    static Stream<Arguments> samples() {
        return Table.rows("sample_urls.tsv").stream()
                .map(row -> Arguments.of(row.get(0), Table.plain(row.get(2)), row.get(3)));
    }

    static Stream<Arguments> forms() {
        return Table.rows("forms.tsv").stream()
                .map(row -> Arguments.of(row.get(0), Table.plain(row.get(1)), row.get(2)));
    }

    /** The sample names the reasons in words of its own, so only targets and kinds are compared. */
    @ParameterizedTest
    @MethodSource("samples")
    void each_sample_is_read_as_one_of_the_answers_it_allows(String id, String pasted, String expected) {
        Reading reading = References.read(pasted);

        List<String> allowed = Arrays.stream(
                        expected.replaceFirst("^either:", "").split("\\|", -1))
                .map(answer -> answer.replaceFirst("^(rejected|ambiguous|multi)\\b.*", "$1"))
                .toList();
        assertThat(
                        reading.kind().namesSomething()
                                ? Table.written(reading)
                                : reading.kind().wireName())
                .as(id)
                .isIn(allowed);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void each_form_is_read_as_its_rule_says(String rule, String pasted, String expected) {
        assertThat(Table.written(References.read(pasted))).as("rule %s", rule).isEqualTo(expected);
    }

    @Test
    void the_table_has_a_case_for_every_reason() {
        List<String> expected =
                Table.rows("forms.tsv").stream().map(row -> row.get(2)).toList();

        assertThat(Arrays.stream(Reason.values()).filter(reason -> reason != Reason.TOO_LONG))
                .allMatch(reason -> expected.stream().anyMatch(answer -> answer.endsWith(":" + reason.code())));
        assertThat(expected).hasSizeGreaterThan(250);
    }
}
