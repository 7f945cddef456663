package org.rescind.intake.request;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.IntakeConfig;
import org.rescind.web.Encryption;

/**
 * Keeps a case open in one browser for some hours: the case key, encrypted, in a cookie of its own that no script can read.
 * Nothing is kept here, and no address ever holds the key.
 */
@Singleton
public class CaseCookie {

    private static final Duration TIME = Duration.ofHours(8);

    private final Encryption encryption;
    private final InstantSource clock;
    private final boolean secure;

    CaseCookie(Encryption encryption, InstantSource clock, IntakeConfig config) {
        this.encryption = encryption;
        this.clock = clock;
        this.secure = config.publicUrl().startsWith("https:");
    }

    public static String name(UUID id) {
        return "case-" + id;
    }

    public NewCookie open(UUID id, String caseKey) {
        String text = clock.instant().plus(TIME).getEpochSecond() + " " + caseKey;
        String sealed = Base64.getUrlEncoder().withoutPadding().encodeToString(encryption.encrypt(text, place(id)));
        return cookie(id, sealed, (int) TIME.toSeconds());
    }

    public NewCookie closed(UUID id) {
        return cookie(id, "", 0);
    }

    /** The case key, when the case is open in this browser. */
    public Optional<String> key(UUID id, @Nullable String cookie) {
        return cookie == null ? Optional.empty() : opened(id, cookie);
    }

    private Optional<String> opened(UUID id, String cookie) {
        try {
            String[] parts = encryption
                    .decrypt(Base64.getUrlDecoder().decode(cookie), place(id))
                    .split(" ", 2);
            boolean fresh = Instant.ofEpochSecond(Long.parseLong(parts[0])).isAfter(clock.instant());
            return fresh ? Optional.of(parts[1]) : Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty(); // not one of ours, or made with a key that was withdrawn
        }
    }

    private static String place(UUID id) {
        return "case-cookie/" + id;
    }

    /** {@code Lax}, so that a link in a mail finds the case open. */
    private NewCookie cookie(UUID id, String value, int seconds) {
        return new NewCookie.Builder(name(id))
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.LAX)
                .build();
    }
}
