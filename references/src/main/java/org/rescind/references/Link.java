package org.rescind.references;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A web address taken apart.
 *
 * @param host in lower case
 * @param segments of the path, percent-decoded once, empty ones dropped
 * @param query as it stands
 */
record Link(String host, List<String> segments, String query) {

    /** No user part, no backslash, only the usual ports, nothing but visible ASCII. */
    private static final Pattern FORM = Pattern.compile(
            "(?:(?:[hH][tT][tT][pP][sS]?:)?//)?([A-Za-z0-9.-]{1,253})(?::(?:80|443)?)?(/[^?#\\\\\\s]*)?(?:\\?([^#\\\\\\s]*))?(?:#\\S*)?");

    static Optional<Link> parse(String text) {
        if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String path = matcher.group(2) == null ? "" : matcher.group(2);
        String query = matcher.group(3) == null ? "" : matcher.group(3);
        return segments(path).map(segments -> new Link(matcher.group(1).toLowerCase(Locale.ROOT), segments, query));
    }

    private static Optional<List<String>> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String raw : path.split("/", -1)) {
            if (raw.isEmpty()) {
                continue;
            }
            Optional<String> segment = decode(raw);
            if (segment.isEmpty() || segment.get().equals(".") || segment.get().equals("..")) {
                return Optional.empty();
            }
            segments.add(segment.get());
        }
        return Optional.of(List.copyOf(segments));
    }

    private static Optional<String> decode(String raw) {
        try {
            String plain = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
            boolean visible = plain.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '/' && c != '\\');
            return visible ? Optional.of(plain) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
