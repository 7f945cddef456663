package org.rescind.notifier.portal;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.webhook.DeliveryConfig;
import org.rescind.web.ApiKey;
import org.rescind.web.Encryption;
import org.rescind.web.InstitutionKeys;
import org.rescind.web.Secret;
import org.rescind.web.Sha256;

/** Sessions live in an encrypted cookie and nowhere else, so that any instance knows them and none has to keep them. */
@Singleton
class Sessions {

    static final String COOKIE = "partner-session";
    static final String PATH = "/partner";

    private static final String PLACE = "partner-session";

    private final Encryption encryption;
    private final InstitutionKeys keys;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Duration time;
    private final boolean secure;

    Sessions(
            Encryption encryption,
            InstitutionKeys keys,
            SecureRandom random,
            InstantSource clock,
            PortalConfig config,
            DeliveryConfig delivery) {
        this.encryption = encryption;
        this.keys = keys;
        this.random = random;
        this.clock = clock;
        this.time = config.session();
        this.secure = !delivery.local();
    }

    /** For whoever has shown the key. */
    NewCookie cookie(ApiKey key, String keySha256) {
        Session session = new Session(
                key.institution(),
                clock.instant().plus(time),
                Sha256.hex(keySha256),
                Secret.random(random).value());
        String value =
                Base64.getUrlEncoder().withoutPadding().encodeToString(encryption.encrypt(session.written(), PLACE));
        return cookie(COOKIE, value, (int) time.toSeconds(), SameSite.STRICT);
    }

    NewCookie ended() {
        return cookie(COOKIE, "", 0, SameSite.STRICT);
    }

    NewCookie cookie(String name, String value, int seconds, SameSite sameSite) {
        return new NewCookie.Builder(name)
                .value(value)
                .path(PATH)
                .maxAge(seconds)
                .httpOnly(true)
                .secure(secure)
                .sameSite(sameSite)
                .build();
    }

    /** Empty when it has ended, whatever the reason. */
    Optional<Session> find(@Nullable String cookie) {
        return Optional.ofNullable(cookie)
                .flatMap(this::open)
                .filter(session -> session.until().isAfter(clock.instant()))
                .filter(this::hasItsKey);
    }

    private Optional<Session> open(String cookie) {
        try {
            return Optional.of(
                    Session.read(encryption.decrypt(Base64.getUrlDecoder().decode(cookie), PLACE)));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty(); // not one of ours, or made with a key that was withdrawn
        }
    }

    private boolean hasItsKey(Session session) {
        return keys.find(session.institution())
                .filter(known -> Sha256.matches(known.keySha256(), session.keyPrint()))
                .isPresent();
    }
}
