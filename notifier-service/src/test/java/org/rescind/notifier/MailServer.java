package org.rescind.notifier;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A real SMTP server that takes mail for anybody. One for all tests: everybody looks for the addresses that are theirs. */
public final class MailServer {

    /** One mail as it arrived. */
    public record Received(String to, String subject, String text) {}

    private static @Nullable GreenMail server;
    private static int port;

    private MailServer() {}

    /** The port; the same when it was stopped in between. */
    public static synchronized int start() {
        if (server == null) {
            server = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
            server.start();
            port = server.getSmtp().getPort();
        }
        return port;
    }

    /** What it has is gone. */
    public static synchronized void stop() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    public static synchronized List<Received> to(String address) {
        return server == null
                ? List.of()
                : Arrays.stream(server.getReceivedMessages())
                        .map(MailServer::read)
                        .filter(received -> received.to().equals(address))
                        .toList();
    }

    private static Received read(MimeMessage message) {
        try {
            Address to = message.getAllRecipients()[0];
            return new Received(
                    to.toString(), message.getSubject(), message.getContent().toString());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
