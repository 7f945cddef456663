package org.rescind.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Free ports on the loopback address. */
final class Ports {
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

    static int orFree(int port) {
        return port == 0 ? twoFree()[0] : port;
    }

    private static ServerSocket bindAny() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
