package org.rescind.intake.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.site.Language;

/**
 * One mail that is to be sent now.
 *
 * @param occasion tells it from another of the same kind
 * @param sealedAddress opened for the sending alone
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two
record Mailing(UUID request, MailKind kind, long occasion, Language language, byte @Nullable [] sealedAddress) {

    @Override
    public String toString() {
        return "Mailing[" + request + ", " + kind + "]";
    }
}
