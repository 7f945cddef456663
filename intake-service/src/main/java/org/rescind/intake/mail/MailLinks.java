package org.rescind.intake.mail;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.IntakeConfig;
import org.rescind.intake.site.Language;
import org.rescind.web.Encryption;

/**
 * The links that stand in mails. What a link is for is sealed in it, so that nobody can make one, or make one of another; it
 * opens nothing else, and is not the case key.
 */
@Singleton
class MailLinks {

    enum Purpose {
        CONFIRM("confirm", Duration.ofDays(7)),
        /** As long as a mail may lie in a mailbox before somebody is tired of it. */
        STOP("stop", Duration.ofDays(400));

        final String path;
        final Duration valid;

        Purpose(String path, Duration valid) {
            this.path = path;
            this.valid = valid;
        }
    }

    private final Encryption encryption;
    private final InstantSource clock;
    private final String publicUrl;

    MailLinks(Encryption encryption, InstantSource clock, IntakeConfig config) {
        this.encryption = encryption;
        this.clock = clock;
        this.publicUrl = config.publicUrl();
    }

    String make(Purpose purpose, UUID request, Language language) {
        String content = request + " " + clock.instant().plus(purpose.valid).getEpochSecond();
        String token =
                Base64.getUrlEncoder().withoutPadding().encodeToString(encryption.encrypt(content, place(purpose)));
        return publicUrl + "/" + language.tag() + "/mail/" + purpose.path + "?token=" + token;
    }

    String toCase(UUID request, Language language) {
        return publicUrl + "/" + language.tag() + "/cases/" + request;
    }

    /** The request of a link that is valid. */
    Optional<UUID> open(Purpose purpose, @Nullable String token) {
        if (token == null || token.isEmpty()) {
            return Optional.empty();
        }
        try {
            String[] content = encryption
                    .decrypt(Base64.getUrlDecoder().decode(token), place(purpose))
                    .split(" ", -1);
            Instant expiry = Instant.ofEpochSecond(Long.parseLong(content[1]));
            return clock.instant().isBefore(expiry) ? Optional.of(UUID.fromString(content[0])) : Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static String place(Purpose purpose) {
        return "mail-link/" + purpose.path;
    }
}
