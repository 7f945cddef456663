package org.rescind.notifier.endpoint;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which addresses we deliver to. */
final class EndpointRules {

    private static final int HTTPS = 443;
    private static final int FIRST_UNPRIVILEGED = 1024;
    private static final int LONGEST_URL = 2_048;
    private static final Pattern HOST_NAME =
            Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

    private final boolean local;

    /** @param local whether plain HTTP to loopback addresses is allowed too */
    EndpointRules(boolean local) {
        this.local = local;
    }

    /** What is wrong with the URL; empty when we deliver there. */
    Optional<String> objection(String url) {
        if (url.length() > LONGEST_URL) {
            return Optional.of("is longer than " + LONGEST_URL + " characters");
        }
        try {
            return objection(new URI(url));
        } catch (URISyntaxException e) {
            return Optional.of("is not a URL");
        }
    }

    private Optional<String> objection(URI url) {
        if (url.getHost() == null || url.getScheme() == null) {
            return Optional.of("is not an absolute URL with a host name");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return Optional.of("must have neither user info nor a fragment");
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        if (local && scheme.equals("http") && LOOPBACK.matcher(host).matches()) {
            return Optional.empty();
        }
        if (!scheme.equals("https")) {
            return Optional.of("must start with https://");
        }
        if (!HOST_NAME.matcher(host).matches() || host.endsWith(".localhost")) {
            return Optional.of("must have a public host name, not an IP address");
        }
        boolean portAllowed = url.getPort() == -1 || url.getPort() == HTTPS || url.getPort() >= FIRST_UNPRIVILEGED;
        return portAllowed ? Optional.empty() : Optional.of("must use port 443, or one from 1024 on");
    }
}
