package org.rescind.notifier.obligation;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rescind.messaging.Loops;

/** Sends what is to be told: claims it, sends it outside of any transaction, and records it; for ever, until it is sent. */
@Singleton
@Startup
class ReminderWorker {

    private static final Logger LOG = Logger.getLogger(ReminderWorker.class);
    private static final int ADDRESSES = 50;
    private static final int AT_ONCE = 5;

    /** In timeouts: as long as a round takes at most, and a little. */
    private static final int LEASE = ADDRESSES / AT_ONCE + 2;

    private final ReminderTable reminders;
    private final ReactiveMailer mailer;
    private final MailConfig config;
    private final String ops;
    private boolean down;

    /** @param ops the address of operations; environment {@code RESCIND_OPS_EMAIL} */
    ReminderWorker(
            ReminderTable reminders,
            ReactiveMailer mailer,
            MailConfig config,
            @ConfigProperty(name = "rescind.ops-email") Optional<String> ops,
            Loops loops) {
        this.reminders = reminders;
        this.mailer = mailer;
        this.config = config;
        this.ops = ops.orElse("");
        loops.start("reminders", Duration.ofSeconds(5), this::round);
    }

    private boolean round() {
        if (config.host().isEmpty()) {
            for (Addressee role : Addressee.values()) {
                reminders.cannotSend(role, "no mail server");
            }
            return false;
        }
        if (ops.isEmpty()) {
            reminders.cannotSend(Addressee.OPS, "no address of operations");
        }
        List<Letter> letters =
                letters(reminders.claim(ADDRESSES, config.timeout().multipliedBy(LEASE), ops));
        Multi.createFrom()
                .iterable(letters)
                .onItem()
                .transformToUni(this::send)
                .merge(AT_ONCE)
                .collect()
                .asList()
                .await()
                .indefinitely()
                .forEach(this::record);
        return letters.size() == ADDRESSES;
    }

    /** One for each institution and address; one for operations. */
    private static List<Letter> letters(List<ReminderTable.Addressed> claimed) {
        Map<To, List<Reminder>> byAddress = claimed.stream()
                .collect(Collectors.groupingBy(
                        To::of, Collectors.mapping(ReminderTable.Addressed::reminder, Collectors.toList())));
        return byAddress.entrySet().stream()
                .map(entry ->
                        new Letter(entry.getKey().address(), entry.getKey().institution() == null, entry.getValue()))
                .toList();
    }

    private Uni<Sent> send(Letter letter) {
        return Uni.createFrom()
                .deferred(
                        () -> mailer.send(Mail.withText(letter.to(), letter.subject(), letter.text(config.baseUrl()))))
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onItemOrFailure()
                .transform((nothing, failure) -> new Sent(letter, failure == null ? null : String.valueOf(failure)));
    }

    private void record(Sent sent) {
        if (sent.error() == null) {
            reminders.sent(sent.letter().ids());
        } else {
            reminders.failed(sent.letter().ids(), sent.error(), config.firstPause(), config.longestPause());
        }
        if (down == (sent.error() == null)) {
            down = !down;
            LOG.log(
                    down ? Logger.Level.WARN : Logger.Level.INFO,
                    down
                            ? "a reminder could not be sent, and is tried again: " + sent.error()
                            : "reminders are sent again");
        }
    }

    /** @param institution null for operations */
    private record To(String address, @Nullable UUID institution) {
        static To of(ReminderTable.Addressed addressed) {
            return new To(
                    addressed.address(),
                    addressed.staff() ? null : addressed.reminder().institution());
        }
    }

    private record Sent(Letter letter, @Nullable String error) {}
}
