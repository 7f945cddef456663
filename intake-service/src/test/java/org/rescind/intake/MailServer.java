package org.rescind.intake;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A real SMTP server that takes mail for anybody. One for all tests: everybody looks for the addresses that are theirs. */
public final class MailServer {

    /** One mail as it arrived. */
    public record Received(String to, String subject, String text, String raw, String unsubscribe, String oneClick) {

        /** The first link of the text to that page. */
        public String link(String page) {
            return Arrays.stream(text.split("\\s+"))
                    .filter(word -> word.contains("/mail/" + page + "?"))
                    .findFirst()
                    .orElseThrow();
        }
    }

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
            return new Received(
                    message.getAllRecipients()[0].toString(),
                    message.getSubject(),
                    message.getContent().toString().replace("\r\n", "\n"),
                    new String(message.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            + message.getHeader("List-Unsubscribe", ","),
                    message.getHeader("List-Unsubscribe", ","),
                    message.getHeader("List-Unsubscribe-Post", ","));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In its place, as long as it is not closed: one that answers this to every recipient, and names the address. */
    public static AutoCloseable answeringRecipientsWith(String code) throws IOException {
        stop();
        ServerSocket socket = new ServerSocket(port, 50, InetAddress.getByName("localhost"));
        Set<Socket> open = ConcurrentHashMap.newKeySet();
        Thread thread = new Thread(() -> serve(socket, open, code), "rejecting-smtp");
        thread.setDaemon(true);
        thread.start();
        return () -> {
            socket.close();
            for (Socket connection : open) {
                connection.close();
            }
            thread.join();
            start();
        };
    }

    private static void serve(ServerSocket socket, Set<Socket> open, String code) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                open.add(connection);
                Thread thread = new Thread(() -> answer(connection, code), "rejecting-smtp-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                // closed by the test
            }
        }
    }

    private static void answer(Socket connection, String code) {
        try (connection) {
            converse(connection, code);
        } catch (IOException e) {
            // closed by the test, or by the client
        }
    }

    private static void converse(Socket connection, String code) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
        say(connection, "220 here");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("RCPT")) {
                say(connection, code + " no mailbox for " + line.substring(8));
            } else if (line.startsWith("DATA")) {
                say(connection, "554 no valid recipients");
            } else if (line.startsWith("QUIT")) {
                say(connection, "221 bye");
                return;
            } else {
                say(connection, "250 fine");
            }
        }
    }

    private static void say(Socket connection, String line) throws IOException {
        connection.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
