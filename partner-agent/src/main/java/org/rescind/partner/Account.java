package org.rescind.partner;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the publisher's service is, and who asks.
 *
 * @param institution stands in the key, between {@code rsk_} and the secret
 */
record Account(URI url, String key, UUID institution) {

    private static final Pattern KEY = Pattern.compile("rsk_([0-9a-f-]{36})_\\S+");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\..*|\\[::1]");

    static Account of(Map<String, String> environment) {
        String url = environment.getOrDefault("RESCIND_URL", "");
        String key = environment.getOrDefault("RESCIND_API_KEY", "").strip();
        Matcher shape = KEY.matcher(key);
        if (!shape.matches()) {
            throw wrong("RESCIND_API_KEY must be the key that the publisher gave you: rsk_….");
        }
        return new Account(address(url.strip()), key, UUID.fromString(shape.group(1)));
    }

    private static URI address(String url) {
        URI address;
        try {
            address = URI.create(url.endsWith("/") ? url : url + "/");
        } catch (IllegalArgumentException e) {
            throw wrong("RESCIND_URL is not a URL.");
        }
        if (address.getHost() == null) {
            throw wrong(
                    "RESCIND_URL must be the address of the publisher's service, such as https://rescind.example.org.");
        }
        boolean safe = "https".equals(address.getScheme())
                || LOOPBACK.matcher(address.getHost()).matches();
        if (!safe) {
            throw wrong("RESCIND_URL must start with https://: your key would travel in the open.");
        }
        return address;
    }

    private static AgentException wrong(String message) {
        return new AgentException(ExitCode.USAGE, message);
    }

    @Override
    public String toString() {
        return "Account[" + institution + " at " + url + "]";
    }
}
