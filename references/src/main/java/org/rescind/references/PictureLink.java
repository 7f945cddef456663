package org.rescind.references;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A link to a picture file: host, server, secret and size vary for the same photo; the id is what counts. */
final class PictureLink {

    private static final Pattern HOST =
            Pattern.compile("live\\.staticflickr\\.com|farm[0-9]{1,3}\\.static\\.?flickr\\.com|static\\.flickr\\.com");
    private static final Pattern SERVER = Pattern.compile("[0-9]{1,10}");
    private static final Pattern FILE = Pattern.compile(
            "([0-9]+)_[0-9a-f]{6,16}(?:_(?:s|q|t|m|n|w|z|c|b|h|k|3k|4k|f|5k|6k|o))?(?:_d)?\\.(?:jpe?g|png|gif)");

    private PictureLink() {}

    static boolean isPictureHost(String host) {
        return HOST.matcher(host).matches();
    }

    static Optional<Reading> read(Link link) {
        List<String> path = link.segments();
        if (path.size() != 2 || !SERVER.matcher(path.get(0)).matches()) {
            return Optional.empty();
        }
        Matcher file = FILE.matcher(path.get(1));
        return file.matches() ? Optional.of(References.photo(file.group(1))) : Optional.empty();
    }
}
