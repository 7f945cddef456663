package org.rescind.intake.protection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.rescind.web.ClientNetwork;
import org.rescind.web.Encryption;

/**
 * For people whose browser runs no scripts: a paper that counts once, and not before some time has passed. Each client has one
 * at a time, as far as this instance remembers, so that waiting in many places at once gains little.
 */
@Singleton
class WaitingTickets {

    static final String PREFIX = "wait.";
    private static final String PLACE = "waiting-ticket";

    /** @param value sealed: what a client can neither make nor change */
    record Ticket(String value, Instant notBefore, Instant expires) {}

    private final Encryption encryption;
    private final ProtectionConfig config;
    private final InstantSource clock;
    private final Cache<ClientNetwork, Ticket> outstanding;

    WaitingTickets(Encryption encryption, ProtectionConfig config, InstantSource clock) {
        this.encryption = encryption;
        this.config = config;
        this.clock = clock;
        this.outstanding =
                Caffeine.newBuilder().maximumSize(config.remembered()).build();
    }

    /** The one that the client has, or a new one. */
    Ticket of(String address) {
        Instant soon = clock.instant().plus(config.waitFor());
        return outstanding
                .asMap()
                .compute(
                        ClientNetwork.of(address),
                        (client, known) -> known != null && known.expires().isAfter(soon) ? known : issue(soon));
    }

    /** Until it counts. */
    int seconds(Ticket ticket) {
        Duration wait = Duration.between(clock.instant(), ticket.notBefore());
        return wait.isNegative() ? 0 : (int) wait.plusMillis(999).toSeconds();
    }

    void forget(String address) {
        outstanding.invalidate(ClientNetwork.of(address));
    }

    private Ticket issue(Instant notBefore) {
        Instant expires = notBefore.plus(config.ticketFor());
        String text = UUID.randomUUID() + " " + notBefore.toEpochMilli() + " " + expires.toEpochMilli();
        String value = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(encryption.encrypt(text, PLACE));
        return new Ticket(value, notBefore, expires);
    }

    /** Empty when it is none of ours, too early or too late. */
    Optional<Proof> read(String ticket) {
        String[] parts;
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(ticket.substring(PREFIX.length()));
            parts = encryption.decrypt(sealed, PLACE).split(" ");
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Instant expires = Instant.ofEpochMilli(Long.parseLong(parts[2]));
        boolean early = now.isBefore(Instant.ofEpochMilli(Long.parseLong(parts[1])));
        return early || !now.isBefore(expires) ? Optional.empty() : Optional.of(new Proof(parts[0], expires));
    }
}
