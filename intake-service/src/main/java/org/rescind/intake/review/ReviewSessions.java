package org.rescind.intake.review;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.IntakeConfig;
import org.rescind.web.Encryption;
import org.rescind.web.Secret;
import org.rescind.web.StaticTokens;

/** Sessions live in an encrypted cookie and nowhere else, so that any instance knows them and none has to keep them. */
@Singleton
class ReviewSessions {

    static final String COOKIE = "review-session";
    static final String PATH = "/review";

    private static final String PLACE = "review-session";

    private final Encryption encryption;
    private final StaticTokens tokens;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Duration time;
    private final boolean secure;

    ReviewSessions(
            Encryption encryption,
            StaticTokens tokens,
            SecureRandom random,
            InstantSource clock,
            ReviewConfig config,
            IntakeConfig intake) {
        this.encryption = encryption;
        this.tokens = tokens;
        this.random = random;
        this.clock = clock;
        this.time = config.session();
        this.secure = intake.publicUrl().startsWith("https:");
    }

    /** For whoever has shown the token. */
    NewCookie cookie(StaticTokens.Holder holder) {
        ReviewSession session = new ReviewSession(
                holder, clock.instant().plus(time), Secret.random(random).value());
        byte[] sealed = encryption.encrypt(session.written(), PLACE);
        return cookie(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed), (int) time.toSeconds());
    }

    NewCookie ended() {
        return cookie("", 0);
    }

    private NewCookie cookie(String value, int seconds) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path(PATH)
                .maxAge(seconds)
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.STRICT)
                .build();
    }

    /** Empty when it has ended, whatever the reason. */
    Optional<ReviewSession> find(@Nullable String cookie) {
        return Optional.ofNullable(cookie)
                .flatMap(this::open)
                .filter(session -> session.until().isAfter(clock.instant()))
                .filter(session -> tokens.isHeld(session.holder()));
    }

    private Optional<ReviewSession> open(String cookie) {
        try {
            return Optional.of(
                    ReviewSession.read(encryption.decrypt(Base64.getUrlDecoder().decode(cookie), PLACE)));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty(); // not one of ours, or made with a key that was withdrawn
        }
    }
}
