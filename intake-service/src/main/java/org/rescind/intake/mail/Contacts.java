package org.rescind.intake.mail;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.mail.MailLinks.Purpose;
import org.rescind.intake.request.ContactLeft;
import org.rescind.web.Encryption;

/** The addresses that people left: asked whether they are theirs, confirmed, stopped, forgotten. */
@Singleton
class Contacts {

    /** So that nobody can have somebody else's mailbox filled by us. */
    private static final int MOST_CONFIRMATIONS = 3;

    private static final Duration A_DAY = Duration.ofDays(1);

    private final ContactTable table;
    private final MailLinks links;
    private final Encryption encryption;
    private final InstantSource clock;

    Contacts(ContactTable table, MailLinks links, Encryption encryption, InstantSource clock) {
        this.table = table;
        this.links = links;
        this.encryption = encryption;
        this.clock = clock;
    }

    /** Takes part in the transaction that stores the request. */
    void keep(@Observes ContactLeft left) {
        table.insert(left.request(), encryption.hash(mailbox(left.email()), "mail-address"), left.at());
    }

    /** The mailbox that an address leads to: what follows a plus sign is the owner's own affair, and so are capitals. */
    static String mailbox(String email) {
        String lower = email.strip().toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@');
        int plus = lower.indexOf('+');
        return plus > 0 && plus < at ? lower.substring(0, plus) + lower.substring(at) : lower;
    }

    /** By one session at a time. */
    void ask() {
        table.ask(clock.instant(), MOST_CONFIRMATIONS, A_DAY);
    }

    boolean eraseUnconfirmed() {
        return table.eraseUnconfirmed(clock.instant().minus(Purpose.CONFIRM.valid));
    }

    /** The case that a link is about, as long as there is an address. */
    Optional<UUID> find(Purpose purpose, @Nullable String token) {
        return links.open(purpose, token).filter(table::isThere);
    }

    Optional<UUID> confirm(@Nullable String token) {
        return links.open(Purpose.CONFIRM, token).filter(request -> table.confirm(request, clock.instant()));
    }

    /** Also when it was stopped before: whoever asks twice is told the same. */
    Optional<UUID> stop(@Nullable String token) {
        Optional<UUID> request = links.open(Purpose.STOP, token);
        request.ifPresent(id -> table.stop(id, "person", clock.instant()));
        return request;
    }

    /** The server says that there is no such mailbox. */
    void rejected(UUID request) {
        table.stop(request, "rejection", clock.instant());
    }
}
