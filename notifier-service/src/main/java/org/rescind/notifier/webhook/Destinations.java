package org.rescind.notifier.webhook;

import io.vertx.core.Future;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds the address to connect to. Every address of a name has to be public: of a name with a public and a private one we
 * take neither. The connection goes to the address that was checked, so a name cannot change its mind in between.
 */
final class Destinations {

    /** The host name leads somewhere that we do not deliver to. */
    static final class NotPublicException extends Exception {}

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");

    private final Names names;
    private final Predicate<InetAddress> allowed;
    private final boolean local;

    /** @param local whether a URL that says loopback itself may go there */
    Destinations(Names names, Predicate<InetAddress> allowed, boolean local) {
        this.names = names;
        this.allowed = allowed;
        this.local = local;
    }

    boolean isLocal(URI url) {
        return local
                && url.getScheme().equalsIgnoreCase("http")
                && LOOPBACK.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    Future<InetAddress> find(URI url) {
        return isLocal(url)
                ? loopback(url.getHost())
                : names.resolve(url.getHost()).compose(this::choose);
    }

    private Future<InetAddress> choose(List<InetAddress> addresses) {
        if (!addresses.stream().allMatch(allowed)) {
            return Future.failedFuture(new NotPublicException());
        }
        List<InetAddress> fours =
                addresses.stream().filter(Inet4Address.class::isInstance).toList();
        List<InetAddress> candidates = fours.isEmpty() ? addresses : fours;
        return Future.succeededFuture(candidates.get(ThreadLocalRandom.current().nextInt(candidates.size())));
    }

    private static Future<InetAddress> loopback(String host) {
        try {
            return Future.succeededFuture(
                    InetAddress.getByName(host.equalsIgnoreCase("localhost") ? "127.0.0.1" : host));
        } catch (UnknownHostException e) {
            return Future.failedFuture(e);
        }
    }
}
