package org.rescind.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @Test
    void a_secret_is_made_once_and_only_its_owner_can_read_it(@TempDir Path dir) throws Exception {
        var key = new Secrets(dir).key("key");

        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
        assertThat(new Secrets(dir).key("key")).isEqualTo(key);
        assertThat(new Secrets(dir).key("other")).isNotEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("key"))))
                .isEqualTo("rw-------");
    }
}
