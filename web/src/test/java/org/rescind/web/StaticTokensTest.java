package org.rescind.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticTokensTest {

    private static StaticTokens reviewers(String tokens) {
        return new StaticTokens(Optional.of("ops"), Optional.of(tokens), Optional.empty());
    }

    @Test
    void a_token_without_a_name_has_the_name_of_its_role() {
        StaticTokens tokens = reviewers("secret\n");

        assertThat(tokens.find("secret")).hasValueSatisfying(holder -> {
            assertThat(holder.name()).isEqualTo("reviewer");
            assertThat(holder.role()).isEqualTo(Role.REVIEWER);
            assertThat(tokens.isHeld(holder)).isTrue();
            assertThat(reviewers("another").isHeld(holder)).isFalse();
        });
        assertThat(tokens.find("ops"))
                .hasValueSatisfying(holder -> assertThat(holder.role()).isEqualTo(Role.OPS));
        assertThat(tokens.find("")).isEmpty();
        assertThat(tokens.find("secre")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada:one,ben:two", "ada: one\r\nben:two\n", "\n ada:one ,, ben : two"})
    void several_tokens_tell_people_apart(String written) {
        StaticTokens tokens = reviewers(written);

        assertThat(tokens.find("one").map(StaticTokens.Holder::name)).contains("ada");
        assertThat(tokens.find("two").map(StaticTokens.Holder::name)).contains("ben");
        assertThat(tokens.find("ada:one")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada:", ":one", "a b:one", "<b>:one"})
    void what_is_no_name_and_token_is_refused_at_the_start_and_not_told(String written) {
        assertThatThrownBy(() -> reviewers(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("one");
    }
}
