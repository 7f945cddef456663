package org.rescind.notifier.obligation;

import java.util.List;
import java.util.Locale;

/** What is told because something is late, and to whom: the later, the more serious. */
enum Step {
    NOT_NOTIFIED("we could not yet notify you of removals", Addressee.CONTACT),
    NOT_ACKNOWLEDGED("removals are not yet acknowledged", Addressee.CONTACT),
    DUE_SOON("removals are soon due to be purged", Addressee.CONTACT),
    ENDPOINT_DISABLED("the endpoint is disabled", Addressee.CONTACT, Addressee.OPS),
    OVERDUE("the purge of removed photos is overdue", Addressee.CONTACT, Addressee.DATA_PROTECTION),
    OVERDUE_7_DAYS("the purge of removed photos is overdue by a week", Addressee.DATA_PROTECTION),
    OVERDUE_30_DAYS("the purge of removed photos is overdue by 30 days", Addressee.OPS),
    DEFAULTED(
            "a copy has defaulted, and downloads are suspended",
            Addressee.CONTACT,
            Addressee.DATA_PROTECTION,
            Addressee.OPS);

    final String subject;
    final List<Addressee> to;

    Step(String subject, Addressee... to) {
        this.subject = subject;
        this.to = List.of(to);
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
