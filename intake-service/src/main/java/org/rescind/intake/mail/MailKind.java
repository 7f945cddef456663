package org.rescind.intake.mail;

import java.util.Locale;
import java.util.function.Function;

/** What a mail tells: one sentence, and nothing of what was asked. */
enum MailKind {
    /** The only one that goes to an address that is not confirmed. */
    CONFIRM(MailMessages::confirm),
    REMOVED(MailMessages::removed),
    TOLD(MailMessages::told),
    TOLD_PARTLY(MailMessages::toldPartly),
    FOUND_NOTHING(MailMessages::foundNothing),
    UNSETTLED(MailMessages::unsettled),
    REFUSED(MailMessages::refused),
    EXTENDED(MailMessages::extended),
    PURGED(MailMessages::purged),
    PURGED_EXCEPT(MailMessages::purgedExcept);

    private final Function<MailMessages, String> sentence;

    MailKind(Function<MailMessages, String> sentence) {
        this.sentence = sentence;
    }

    String sentence(MailMessages messages) {
        return sentence.apply(messages);
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MailKind of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
