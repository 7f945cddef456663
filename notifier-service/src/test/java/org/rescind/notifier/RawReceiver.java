package org.rescind.notifier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A receiver that answers challenges as it should, and notices with whatever a test writes to the socket. */
public final class RawReceiver implements AutoCloseable {

    /** What to do with the connection once a notice was read. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(Socket socket, OutputStream out) throws IOException, InterruptedException;
    }

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
    private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([^\"]+)\"");

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Behaviour behaviour;
    private final AtomicInteger notices = new AtomicInteger();
    private final AtomicLong written = new AtomicLong();

    public RawReceiver(Behaviour behaviour) {
        this(loopback(), behaviour);
    }

    public RawReceiver(ServerSocket server, Behaviour behaviour) {
        this.server = server;
        this.behaviour = behaviour;
        threads.execute(this::accept);
    }

    private static ServerSocket loopback() {
        try {
            return new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    public int notices() {
        return notices.get();
    }

    /** How many bytes the other side let us write. */
    public long written() {
        return written.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            String request = read(new BufferedInputStream(socket.getInputStream()));
            Matcher challenge = CHALLENGE.matcher(request);
            OutputStream out = counting(socket.getOutputStream());
            if (challenge.find()) {
                String body = "{\"challenge\":\"" + challenge.group(1) + "\"}";
                out.write(
                        ("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                                .getBytes(ISO_8859_1));
            } else {
                notices.incrementAndGet();
                behaviour.answer(socket, out);
            }
        } catch (IOException e) {
            // the other side has gone, as it should
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        int end = -1;
        long expected = Long.MAX_VALUE;
        while (request.size() < expected) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended");
            }
            request.write(next);
            if (end < 0 && next == '\n' && request.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
                end = request.size();
                Matcher length = LENGTH.matcher(request.toString(ISO_8859_1));
                expected = end + (length.find() ? Long.parseLong(length.group(1)) : 0);
            }
        }
        return request.toString(ISO_8859_1);
    }

    private OutputStream counting(OutputStream out) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                written.addAndGet(length);
            }
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
