package org.rescind.intake.mail;

import io.vertx.ext.mail.SMTPException;
import org.jspecify.annotations.Nullable;

/**
 * Why a mail could not be sent.
 *
 * @param what without what the server said, which may repeat the address
 * @param forEver whether it is the address that is wrong, so that trying again makes no sense
 */
record MailFault(String what, boolean forEver) {

    static @Nullable MailFault of(@Nullable Throwable failure) {
        if (failure == null) {
            return null;
        }
        if (failure instanceof SMTPException smtp) {
            return new MailFault("SMTP " + smtp.getReplyCode(), smtp.isPermanent() && isAboutTheAddress(smtp));
        }
        // What the mailer takes for no address at all.
        boolean noAddress = failure instanceof IllegalArgumentException;
        return new MailFault(failure.getClass().getSimpleName(), noAddress);
    }

    /** A 5xx to anything else is a fault of the server or of how we reach it. */
    private static boolean isAboutTheAddress(SMTPException smtp) {
        String message = smtp.getMessage();
        return message != null && message.startsWith("recipient address not accepted");
    }
}
