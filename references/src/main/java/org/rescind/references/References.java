package org.rescind.references;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a pasted text as a photo, an account or nothing. Reads page links, picture links, short links, NSIDs and ids so far. */
public final class References {

    /** Longest text that is looked at, in characters. */
    public static final int MAX_LENGTH = 64 * 1024;

    private static final Set<String> PAGE_HOSTS =
            Set.of("flickr.com", "www.flickr.com", "m.flickr.com", "secure.flickr.com");
    private static final Set<String> SHORT_HOSTS = Set.of("flic.kr", "www.flic.kr");

    private References() {}

    public static Reading read(String input) {
        if (input.length() > MAX_LENGTH) {
            return Reading.rejected("too_long");
        }
        String text = input.strip();
        if (Nsid.isNsid(text)) {
            return Reading.owner(Nsid.canonical(text));
        }
        if (PhotoId.isDigits(text)) {
            return photo(text);
        }
        return Link.parse(text).map(References::read).orElseGet(() -> Reading.rejected("not_read_yet"));
    }

    private static Reading read(Link link) {
        if (PAGE_HOSTS.contains(link.host())) {
            return PageLink.read(link).orElseGet(() -> Reading.rejected("not_a_photo_or_account"));
        }
        if (PictureLink.isPictureHost(link.host())) {
            return PictureLink.read(link).orElseGet(() -> Reading.rejected("no_photo"));
        }
        if (SHORT_HOSTS.contains(link.host())) {
            return shortLink(link.segments());
        }
        return Reading.rejected("host");
    }

    private static Reading shortLink(List<String> segments) {
        if (segments.size() != 2 || !segments.get(0).equals("p")) {
            return Reading.rejected("shortlink_not_photo");
        }
        Optional<String> id = Base58.decode(segments.get(1));
        return id.map(References::photo).orElseGet(() -> Reading.rejected("base58"));
    }

    static Reading photo(String digits) {
        return PhotoId.canonical(digits).map(Reading::photo).orElseGet(() -> Reading.rejected("id_range"));
    }
}
