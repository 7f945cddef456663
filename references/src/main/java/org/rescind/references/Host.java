package org.rescind.references;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Flickr's hosts, known by their exact name only: what looks like one is somebody else's. */
enum Host {
    PAGES(PageLink::read),
    /** Like the pages, and some of its links have the path after {@code #}. */
    MOBILE(PageLink::read),
    EMBED(EmbedLink::read),
    MEMBERS(MembersLink::read),
    FEEDS(FeedLink::read),
    SHORT(ShortLink::read),
    /** The only one with videos. */
    LIVE(link -> PictureLink.read(link, 1)),
    SERVER_FIRST(link -> PictureLink.read(link, 1)),
    FARM_FIRST(link -> PictureLink.read(link, 2)),
    FILE_ALONE(link -> PictureLink.read(link, 0));

    private static final Map<String, Host> BY_NAME = Map.ofEntries(
            Map.entry("flickr.com", PAGES),
            Map.entry("www.flickr.com", PAGES),
            Map.entry("secure.flickr.com", PAGES),
            Map.entry("m.flickr.com", MOBILE),
            Map.entry("embedr.flickr.com", EMBED),
            Map.entry("commons.flickr.org", MEMBERS),
            Map.entry("api.flickr.com", FEEDS),
            Map.entry("flic.kr", SHORT),
            Map.entry("www.flic.kr", SHORT),
            Map.entry("live.staticflickr.com", LIVE),
            Map.entry("static.flickr.com", SERVER_FIRST));
    /** Flickr had several of these; their number, 1 to 99, is written as # here. */
    private static final Map<String, Host> NUMBERED = Map.of(
            "farm#.staticflickr.com", SERVER_FIRST,
            "farm#.static.flickr.com", SERVER_FIRST,
            "c#.staticflickr.com", FARM_FIRST,
            "photos#.flickr.com", FILE_ALONE);

    private static final int LONGEST = 32;

    private final Function<Link, Reading> reader;

    Host(Function<Link, Reading> reader) {
        this.reader = reader;
    }

    Reading read(Link link) {
        return reader.apply(link);
    }

    static Optional<Host> named(String name) {
        if (name.length() > LONGEST || !Characters.arePlain(name)) {
            return Optional.empty();
        }
        String host = name.toLowerCase(Locale.ROOT);
        Host exact = BY_NAME.get(host);
        return Optional.ofNullable(exact == null ? numbered(host) : exact);
    }

    private static @Nullable Host numbered(String host) {
        int start = 0;
        while (start < host.length() && !Characters.isAsciiDigit(host.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < host.length() && Characters.isAsciiDigit(host.charAt(end))) {
            end++;
        }
        boolean usual = end > start && end - start <= 2 && host.charAt(start) != '0';
        return usual ? NUMBERED.get(host.substring(0, start) + "#" + host.substring(end)) : null;
    }
}
