package org.rescind.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    @Test
    void a_key_says_whose_it_is_and_never_shows_itself() {
        UUID institution = new Ids().next();
        ApiKey key = ApiKey.of(institution, Secret.random(new SecureRandom()));

        assertThat(ApiKey.parse(key.value())).contains(key);
        assertThat(key.institution()).isEqualTo(institution);
        assertThat(key.toString()).doesNotContain(key.value());
        assertThat(Sha256.matches(key.value(), key.sha256())).isTrue();
        assertThat(Sha256.matches(key.value() + "x", key.sha256())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rsk_",
                "rsk_01933b5a-7c00-7000-8000-0000000000aa",
                "rsk_01933b5a-7c00-7000-8000-0000000000aa_short",
                "rsk_01933B5A-7C00-7000-8000-0000000000AA_0123456789012345678901",
                "Rsk_01933b5a-7c00-7000-8000-0000000000aa_0123456789012345678901"
            })
    void what_is_no_key_is_not_taken_for_one(String value) {
        assertThat(ApiKey.parse(value)).isEmpty();
    }
}
