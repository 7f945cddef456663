package org.rescind.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
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
    void a_data_key_opens_what_it_encrypted_while_it_is_there_and_the_service_key_alone_does_not() {
        Encryption encryption = Encryption.withKeys(NEW);
        Encryption.DataKey key = encryption.newDataKey(new SecureRandom(), "request/1/key");
        byte[] encrypted = key.encryption().encrypt("me@example.org", "request/1/contact");

        assertThat(encryption.dataKey(key.wrapped(), "request/1/key").decrypt(encrypted, "request/1/contact"))
                .isEqualTo("me@example.org");
        assertThatThrownBy(() -> encryption.dataKey(key.wrapped(), "request/2/key"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> encryption.decrypt(encrypted, "request/1/contact"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(key.toString()).isEqualTo("DataKey[hidden]");
    }

    @Test
    void a_data_key_that_is_wrapped_again_is_the_same_and_needs_the_first_key_only() {
        Encryption.DataKey key = Encryption.withKeys(OLD).newDataKey(new SecureRandom(), "request/1/key");
        byte[] encrypted = key.encryption().encrypt("secret", "place");
        Encryption rotated = Encryption.withKeys(NEW + "," + OLD);

        byte[] again = rotated.wrapAgain(key.wrapped(), "request/1/key");

        assertThat(key.wrapped()).startsWith(Encryption.withKeys(OLD).prefix());
        assertThat(rotated.prefix()).isNotEqualTo(Encryption.withKeys(OLD).prefix());
        assertThat(again).startsWith(rotated.prefix());
        assertThat(Encryption.withKeys(NEW).dataKey(again, "request/1/key").decrypt(encrypted, "place"))
                .isEqualTo("secret");
    }

    @Test
    void a_hash_is_the_same_for_the_same_text_key_and_purpose_only() {
        Encryption encryption = Encryption.withKeys(NEW);

        assertThat(encryption.hash("me@example.org", "address"))
                .isEqualTo(Encryption.withKeys(NEW).hash("me@example.org", "address"))
                .isNotEqualTo(encryption.hash("me@example.org", "name"))
                .isNotEqualTo(encryption.hash("you@example.org", "address"))
                .isNotEqualTo(Encryption.withKeys(OLD).hash("me@example.org", "address"));
    }

    @Test
    void a_short_key_is_refused() {
        assertThatThrownBy(() -> Encryption.withKeys("c2hvcnQ=")).hasMessageContaining("32 bytes");
    }
}
