package org.rescind.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class EncryptionTest {

    private static final String OLD =
            Base64.getEncoder().encodeToString("an old key of thirty-two bytes!!".getBytes(StandardCharsets.US_ASCII));
    private static final String NEW =
            Base64.getEncoder().encodeToString("a new one, also thirty-two bytes".getBytes(StandardCharsets.US_ASCII));

    @Test
    void what_is_encrypted_opens_in_its_place_and_nowhere_else() {
        Encryption encryption = Encryption.withKeys(NEW);
        byte[] encrypted = encryption.encrypt("me@example.org", "request/1/contact");

        assertThat(new String(encrypted, StandardCharsets.ISO_8859_1)).doesNotContain("example");
        assertThat(encryption.decrypt(encrypted, "request/1/contact")).isEqualTo("me@example.org");
        assertThatThrownBy(() -> encryption.decrypt(encrypted, "request/2/contact"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_old_key_still_opens_what_it_encrypted_and_the_first_encrypts() {
        byte[] before = Encryption.withKeys(OLD).encrypt("secret", "place");

        Encryption rotated = Encryption.withKeys(NEW + "," + OLD);

        assertThat(rotated.decrypt(before, "place")).isEqualTo("secret");
        assertThat(Encryption.withKeys(NEW).decrypt(rotated.encrypt("secret", "place"), "place"))
                .isEqualTo("secret");
    }

    @Test
    void a_short_key_is_refused() {
        assertThatThrownBy(() -> Encryption.withKeys("c2hvcnQ=")).hasMessageContaining("32 bytes");
    }
}
