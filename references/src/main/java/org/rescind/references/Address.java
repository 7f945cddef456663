package org.rescind.references;

import java.util.Set;

/**
 * A web address cut at its seams and not looked at any further.
 *
 * @param authority between the slashes: host, and perhaps user and port
 * @param rest path, query and fragment
 */
record Address(String authority, String rest) {

    private static final Set<String> PORTS = Set.of("", "80", "443");

    /** @param text begins with http://, https://, // or the host */
    static Address of(String text) {
        int slashes = text.indexOf("//");
        boolean scheme = slashes >= 0 && isScheme(text.substring(0, slashes));
        String remaining = scheme ? text.substring(slashes + 2) : text;
        int end = 0;
        while (end < remaining.length() && "/?#".indexOf(remaining.charAt(end)) < 0) {
            end++;
        }
        return new Address(remaining.substring(0, end), remaining.substring(end));
    }

    private static boolean isScheme(String text) {
        return text.isEmpty() || text.equalsIgnoreCase("http:") || text.equalsIgnoreCase("https:");
    }

    boolean hasUser() {
        return authority.indexOf('@') >= 0;
    }

    boolean hasUsualPort() {
        int colon = authority.indexOf(':');
        return colon < 0 || PORTS.contains(authority.substring(colon + 1));
    }

    String host() {
        int colon = authority.indexOf(':');
        return colon < 0 ? authority : authority.substring(0, colon);
    }

    boolean isOfFlickr() {
        return !hasUser() && Host.named(host()).isPresent();
    }
}
