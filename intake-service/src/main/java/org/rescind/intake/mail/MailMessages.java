package org.rescind.intake.mail;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What mails and the pages of their links say. The texts are in {@code messages/mail_*.properties}. */
@MessageBundle(value = "mail", locale = "en")
public interface MailMessages {

    @Message
    String confirmSubject();

    @Message
    String confirmOpening(String id);

    @Message
    String confirm();

    @Message
    String confirmStop();

    @Message
    String newsSubject(String id);

    @Message
    String newsOpening(String id);

    @Message
    String removed();

    @Message
    String told();

    @Message
    String toldPartly();

    @Message
    String foundNothing();

    @Message
    String unsettled();

    @Message
    String refused();

    @Message
    String extended();

    @Message
    String purged();

    @Message
    String purgedExcept();

    @Message
    String see();

    @Message
    String stop();

    @Message
    String confirmPageTitle();

    @Message
    String confirmPageText(String id);

    @Message
    String confirmPageButton();

    @Message
    String confirmedTitle();

    @Message
    String confirmedText(String id);

    @Message
    String stopPageTitle();

    @Message
    String stopPageText(String id);

    @Message
    String stopPageButton();

    @Message
    String stoppedTitle();

    @Message
    String stoppedText(String id);

    @Message
    String goneTitle();

    @Message
    String goneText();

    @Message
    String toCase();
}
