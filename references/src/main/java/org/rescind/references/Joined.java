package org.rescind.references;

import java.util.ArrayList;
import java.util.List;

/**
 * Flickr links with nothing but a comma, a semicolon or the first one's last slash between them. Within a foreign address they
 * are part of it.
 */
final class Joined {

    /** More than the longest of Flickr's hosts with a scheme. */
    private static final int LONGEST_BEGINNING = 48;

    private Joined() {}

    static List<String> split(String links) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int next = nextLink(links, start); next > 0; next = nextLink(links, start)) {
            String part = links.substring(start, next - 1);
            if (!Address.of(part).isOfFlickr()) {
                break;
            }
            parts.add(part);
            start = next;
        }
        parts.add(links.substring(start));
        return parts;
    }

    /** Where the next one begins; 0 when there is none. An address in the query belongs to the link. */
    private static int nextLink(String links, int start) {
        boolean path = true;
        for (int at = start; at < links.length(); at++) {
            char c = links.charAt(at);
            path &= c != '?' && c != '#';
            boolean seam = c == ',' || c == ';';
            if ((seam && beginsLink(links, at + 1)) || (path && c == '/' && beginsWithScheme(links, at + 1))) {
                return at + 1;
            }
        }
        return 0;
    }

    private static boolean beginsLink(String text, int at) {
        String next = text.substring(at, Math.min(text.length(), at + LONGEST_BEGINNING));
        return next.startsWith("//")
                || beginsWithScheme(text, at)
                || Address.of(next).isOfFlickr();
    }

    private static boolean beginsWithScheme(String text, int at) {
        return text.regionMatches(true, at, "http://", 0, 7) || text.regionMatches(true, at, "https://", 0, 8);
    }
}
