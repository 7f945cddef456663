package org.rescind.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Free ports on the loopback address. */
final class Ports {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private static final Path CONNECTIONS = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    private static final int LOWEST = 10_000;
    private static final int USUAL_FIRST = 32_000;

    private Ports() {}

    /** Finds two different free ports; they are held together so that the second cannot be the first again. */
    static int[] twoFree() {
        try (var first = bindAny();
                var second = bindAny()) {
            return new int[] {first.getLocalPort(), second.getLocalPort()};
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on the loopback address", e);
        }
    }

    /** Finds a base from which so many ports are free, below the range that the kernel hands out for connections. */
    static int freeRun(int length) {
        for (var attempt = 0; attempt < 200; attempt++) {
            var base = ThreadLocalRandom.current().nextInt(LOWEST, firstForConnections() - length);
            if (IntStream.range(base, base + length).allMatch(Ports::isFree)) {
                return base;
            }
        }
        throw new IllegalStateException("no " + length + " free ports in a row on the loopback address");
    }

    /** Where that range begins, or a usual place when it leaves no room or the system does not tell. */
    private static int firstForConnections() {
        try {
            int first = Integer.parseInt(Files.readString(CONNECTIONS).strip().split("\\s+", -1)[0]);
            return first < LOWEST + 1_000 ? USUAL_FIRST : first;
        } catch (IOException | NumberFormatException e) {
            return USUAL_FIRST;
        }
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, LOOPBACK)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    static int orFree(int port) {
        return port == 0 ? twoFree()[0] : port;
    }

    private static ServerSocket bindAny() throws IOException {
        return new ServerSocket(0, 1, LOOPBACK);
    }
}
