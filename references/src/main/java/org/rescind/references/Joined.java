package org.rescind.references;

import java.util.ArrayList;
import java.util.List;

/** Flickr links with nothing but a comma or a semicolon between them. Within a foreign address they are part of it. */
final class Joined {

    /** More than the longest of Flickr's hosts with a scheme. */
    private static final int LONGEST_BEGINNING = 48;

    private Joined() {}

    static List<String> split(String links) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int at = seam(links, 0); at >= 0; at = seam(links, at + 1)) {
            String part = links.substring(start, at);
            if (!Address.of(part).isOfFlickr()) {
                break;
            }
            parts.add(part);
            start = at + 1;
        }
        parts.add(links.substring(start));
        return parts;
    }

    private static int seam(String links, int from) {
        for (int at = from; at < links.length(); at++) {
            if ((links.charAt(at) == ',' || links.charAt(at) == ';') && beginsLink(links, at + 1)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean beginsLink(String text, int at) {
        String next = text.substring(at, Math.min(text.length(), at + LONGEST_BEGINNING));
        return next.startsWith("//")
                || next.regionMatches(true, 0, "http://", 0, 7)
                || next.regionMatches(true, 0, "https://", 0, 8)
                || Address.of(next).isOfFlickr();
    }
}
