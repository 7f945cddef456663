package org.rescind.intake.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.request.Confidential;
import org.rescind.intake.request.ContactLeft;
import org.rescind.messaging.Loop;
import org.rescind.messaging.Loops;

/**
 * Sends mails: claims them, sends them outside of any transaction, and records it; for as long as it takes. Whoever dies in
 * between sends a mail twice at the most.
 */
@Singleton
@Startup
class MailWorker {

    private static final Logger LOG = Logger.getLogger(MailWorker.class);
    private static final int MAILS = 50;
    private static final int AT_ONCE = 5;

    /** In timeouts: as long as a round takes at most, and a little. */
    private static final int LEASE = MAILS / AT_ONCE + 2;

    private final MailTable mails;
    private final Contacts contacts;
    private final Letter letter;
    private final Confidential confidential;
    private final ReactiveMailer mailer;
    private final MailConfig config;
    private final InstantSource clock;
    private final Loop noting;
    private final Loop sending;
    private boolean down;

    MailWorker(
            MailTable mails,
            Contacts contacts,
            Letter letter,
            Confidential confidential,
            ReactiveMailer mailer,
            MailConfig config,
            InstantSource clock,
            Loops loops) {
        this.mails = mails;
        this.contacts = contacts;
        this.letter = letter;
        this.confidential = confidential;
        this.mailer = mailer;
        this.config = config;
        this.clock = clock;
        this.sending = loops.start("mails", config.every(), this::send);
        this.noting = loops.startAlone("note-mails", config.every(), this::note);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ContactLeft event) {
        noting.wake();
    }

    private boolean note() {
        boolean more = contacts.eraseUnconfirmed();
        if (config.host().isPresent()) {
            contacts.ask();
            mails.note(clock.instant());
            sending.wake();
        }
        return more;
    }

    private boolean send() {
        if (config.host().isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        List<Mailing> due = mails.claim(MAILS, now, now.plus(config.timeout().multipliedBy(LEASE)));
        Multi.createFrom()
                .iterable(
                        due.stream().map(this::write).flatMap(Optional::stream).toList())
                .onItem()
                .transformToUni(this::send)
                .merge(AT_ONCE)
                .collect()
                .asList()
                .await()
                .indefinitely()
                .forEach(this::record);
        return due.size() == MAILS;
    }

    /** Before anything is sent: it reads the database, and what sends must not wait. */
    private Optional<Written> write(Mailing mailing) {
        try {
            String address = confidential.open(mailing.sealedAddress(), mailing.request(), "contact");
            if (address != null) {
                return Optional.of(new Written(mailing, letter.write(mailing, address)));
            }
            mails.giveUp(mailing, "there is no address any more");
        } catch (IllegalStateException e) {
            record(new Sent(mailing, MailFault.of(e)));
        }
        return Optional.empty();
    }

    private Uni<Sent> send(Written written) {
        return Uni.createFrom()
                .deferred(() -> mailer.send(written.mail()))
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onItemOrFailure()
                .transform((nothing, failure) -> new Sent(written.mailing(), MailFault.of(failure)));
    }

    private void record(Sent sent) {
        MailFault fault = sent.fault();
        Mailing mailing = sent.mailing();
        if (fault == null) {
            mails.sent(mailing, clock.instant());
        } else if (fault.forEver()) {
            mails.giveUp(mailing, fault.what());
            contacts.rejected(mailing.request());
            LOG.infof("case %s: its address takes no mail (%s), and is erased", mailing.request(), fault.what());
        } else {
            mails.failed(mailing, fault.what(), clock.instant(), config.firstPause(), config.longestPause());
        }
        report(fault);
    }

    /** Once when it begins, and once when it ends. */
    private void report(@Nullable MailFault fault) {
        boolean failing = fault != null && !fault.forEver();
        if (failing && !down) {
            LOG.warnf("a mail could not be sent, and is tried again until it is: %s", fault);
        } else if (!failing && down) {
            LOG.info("mails are sent again");
        }
        down = failing;
    }

    private record Written(Mailing mailing, Mail mail) {}

    /** @param fault null when it was sent */
    private record Sent(Mailing mailing, @Nullable MailFault fault) {}
}
