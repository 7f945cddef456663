package org.rescind.notifier.portal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.NewCookie;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rescind.notifier.webhook.DeliveryConfig;
import org.rescind.web.ApiKey;
import org.rescind.web.Encryption;
import org.rescind.web.InstitutionKeys;
import org.rescind.web.Secret;

class SessionsTest {

    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String OTHER_KEY = "H0EeHRwbGhkYFxYVFBMSERAPDg0MCwoJCAcGBQQDAgE=";

    private final ApiKey key = ApiKey.of(UUID.randomUUID(), Secret.random(new SecureRandom()));
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");

    private Sessions sessions(boolean local, String encryptionKeys) {
        return new Sessions(
                Encryption.withKeys(encryptionKeys),
                institution -> institution.equals(key.institution())
                        ? Optional.of(new InstitutionKeys.Known(key.sha256(), false))
                        : Optional.empty(),
                new SecureRandom(),
                () -> now,
                answering(PortalConfig.class, Duration.ofHours(8)),
                answering(DeliveryConfig.class, local));
    }

    private static <T> T answering(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> answer));
    }

    @Test
    void a_session_lasts_as_long_as_was_said_and_no_longer() {
        Sessions sessions = sessions(true, KEY);
        String cookie = sessions.cookie(key, key.sha256()).getValue();
        now = now.plus(Duration.ofHours(8)).minusSeconds(1);
        assertThat(sessions.find(cookie)).isPresent();
        now = now.plusSeconds(1);
        assertThat(sessions.find(cookie)).isEmpty();
    }

    @Test
    void a_cookie_goes_over_https_only_unless_everything_is_local() {
        NewCookie cookie = sessions(false, KEY).cookie(key, key.sha256());
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.STRICT);
        assertThat(sessions(true, KEY).cookie(key, key.sha256()).isSecure()).isFalse();
    }

    @Test
    void a_session_survives_a_rotation_of_our_key_and_ends_with_it() {
        String cookie = sessions(true, KEY).cookie(key, key.sha256()).getValue();
        assertThat(sessions(true, OTHER_KEY + "," + KEY).find(cookie)).isPresent();
        assertThat(sessions(true, OTHER_KEY).find(cookie)).isEmpty();
    }

    @Test
    void only_its_own_forms_are_taken() {
        Sessions sessions = sessions(true, KEY);
        Session one =
                sessions.find(sessions.cookie(key, key.sha256()).getValue()).orElseThrow();
        Session other =
                sessions.find(sessions.cookie(key, key.sha256()).getValue()).orElseThrow();
        assertThat(one.madeForm(one.formToken())).isTrue();
        assertThat(one.madeForm(other.formToken())).isFalse();
        assertThat(one.madeForm(null)).isFalse();
        assertThat(one.toString()).doesNotContain(one.formToken());
    }
}
