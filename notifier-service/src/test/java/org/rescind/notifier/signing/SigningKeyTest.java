package org.rescind.notifier.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SigningKeyTest {

    /** A public test key: that of the only published vector of {@code v1a}. */
    private static final String HIDDEN =
            "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";

    @Test
    void the_signature_is_that_of_the_published_vector() {
        SigningKey key = SigningKey.parse(HIDDEN);
        assertThat(key.published()).isEqualTo("whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=");
        assertThat(key.sign("msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{\"test\": 2432232314}".getBytes(UTF_8)))
                .isEqualTo(
                        "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==");
    }

    @Test
    void a_key_survives_being_stored_and_stays_out_of_logs() {
        SigningKey key = SigningKey.random();
        assertThat(SigningKey.parse(key.hidden())).isEqualTo(key);
        assertThat(key.toString()).contains(key.published()).doesNotContain(key.hidden());
        assertThat(SigningKey.random()).isNotEqualTo(key);
    }
}
