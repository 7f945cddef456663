package org.rescind.references;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

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
    private static final Map<Pattern, Host> NUMBERED = Map.of(
            Pattern.compile("farm[1-9][0-9]?\\.static\\.?flickr\\.com"), SERVER_FIRST,
            Pattern.compile("c[1-9][0-9]?\\.staticflickr\\.com"), FARM_FIRST,
            Pattern.compile("photos[1-9][0-9]?\\.flickr\\.com"), FILE_ALONE);
    private static final int LONGEST = 32;

    private final Function<Link, Reading> reader;

    Host(Function<Link, Reading> reader) {
        this.reader = reader;
    }

    Reading read(Link link) {
        return reader.apply(link);
    }

    static Optional<Host> named(String name) {
        if (name.length() > LONGEST || !name.chars().allMatch(Characters::isPlain)) {
            return Optional.empty();
        }
        String host = name.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(BY_NAME.get(host)).or(() -> numbered(host));
    }

    private static Optional<Host> numbered(String host) {
        return NUMBERED.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(host).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
