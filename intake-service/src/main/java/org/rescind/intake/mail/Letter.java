package org.rescind.intake.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.rescind.intake.mail.MailLinks.Purpose;

/** Writes mails: that there is news on a case, what happened in a sentence, and where to look. Nothing of what was asked. */
@Singleton
class Letter {

    private final MailLinks links;

    Letter(MailLinks links) {
        this.links = links;
    }

    Mail write(Mailing mailing, String address) {
        MailMessages messages = MessageBundles.get(
                MailMessages.class, Localized.Literal.of(mailing.language().tag()));
        String stop = links.make(Purpose.STOP, mailing.request(), mailing.language());
        boolean confirm = mailing.kind() == MailKind.CONFIRM;
        return Mail.withText(
                        address,
                        confirm ? messages.confirmSubject() : messages.newsSubject(id(mailing)),
                        confirm ? confirm(mailing, messages, stop) : news(mailing, messages, stop))
                .addHeader("List-Unsubscribe", "<" + stop + ">")
                .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                .addHeader("Auto-Submitted", "auto-generated");
    }

    private String confirm(Mailing mailing, MailMessages messages, String stop) {
        UUID request = mailing.request();
        return paragraphs(
                messages.confirmOpening(id(mailing)),
                messages.confirm() + "\n" + links.make(Purpose.CONFIRM, request, mailing.language()),
                messages.confirmStop() + "\n" + stop);
    }

    private String news(Mailing mailing, MailMessages messages, String stop) {
        UUID request = mailing.request();
        return paragraphs(
                messages.newsOpening(id(mailing)) + "\n" + mailing.kind().sentence(messages),
                messages.see() + "\n" + links.toCase(request, mailing.language()),
                messages.stop() + "\n" + stop);
    }

    private static String id(Mailing mailing) {
        return mailing.request().toString();
    }

    private static String paragraphs(String... paragraphs) {
        return String.join("\n\n", paragraphs) + "\n";
    }
}
